#pragma once

#include "workspace/receipt.h"

#include <QWidget>

class QVBoxLayout;

namespace lectern {

/// A receipt to be read: its sections with their lines, each value selectable. UI thread.
class ReceiptView : public QWidget
{
    Q_OBJECT

public:
    explicit ReceiptView(QWidget* parent = nullptr);

    void setReceipt(const Receipt& receipt);

private:
    void addSection(QVBoxLayout* column, const ReceiptSection& section, bool first);

    QWidget* m_inner = nullptr; ///< made anew with each receipt
};

} // namespace lectern
