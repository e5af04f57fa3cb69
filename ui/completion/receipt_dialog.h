#pragma once

#include "domain/failure.h"
#include "workspace/receipt.h"

#include <QDialog>

class QPushButton;

namespace lectern {

class FieldMessage;
class ReceiptView;

/// Shows the receipt of one record and offers to export it. Not modal: the window can be used beside it. UI
/// thread.
class ReceiptDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ReceiptDialog(QWidget* parent = nullptr);

    void setReceipt(const Receipt& receipt);
    /// Null before the first one came.
    [[nodiscard]] QUuid recordId() const { return m_receipt.record.id; }
    [[nodiscard]] const Receipt& receipt() const { return m_receipt; }
    void showExported(const QString& file);
    void showFailure(const Failure& failure);

Q_SIGNALS:
    void exportRequested(const QUuid& recordId);

private:
    void copy();

    Receipt m_receipt;
    ReceiptView* m_view = nullptr;
    FieldMessage* m_message = nullptr;
};

} // namespace lectern
