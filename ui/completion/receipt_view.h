#pragma once

#include "workspace/receipt.h"

#include <QTextEdit>

class QTextCursor;

namespace lectern {

/// A receipt to be read: its sections with their lines. Long words of programs wrap anywhere, and what is
/// selected is copied without anything added. UI thread.
class ReceiptView : public QTextEdit
{
    Q_OBJECT

public:
    explicit ReceiptView(QWidget* parent = nullptr);

    void setReceipt(const Receipt& receipt);

private:
    void write();
    void writeSection(QTextCursor& cursor, const ReceiptSection& section);

    QList<ReceiptSection> m_sections;
};

} // namespace lectern
