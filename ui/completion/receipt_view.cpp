#include "ui/completion/receipt_view.h"

#include "ui/common/fonts.h"
#include "ui/common/measures.h"
#include "ui/common/theme.h"

#include <QScrollBar>
#include <QTextCursor>
#include <QTextTable>

namespace lectern {
namespace {

constexpr int kNames = 140; // logical pixels of the column of names

QTextCharFormat format(Type type, const QColor& ink)
{
    QTextCharFormat made;
    made.setFont(typeFont(type));
    made.setForeground(ink);
    return made;
}

} // namespace

ReceiptView::ReceiptView(QWidget* parent) : QTextEdit(parent)
{
    setObjectName(QStringLiteral("receiptView"));
    setAccessibleName(tr("Receipt"));
    setFrameShape(QFrame::NoFrame);
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabChangesFocus(true);
    connect(&Theme::current(), &Theme::changed, this, &ReceiptView::write);
}

void ReceiptView::setReceipt(const Receipt& receipt)
{
    m_sections = receiptSections(receipt, QLocale());
    write();
}

void ReceiptView::write()
{
    clear();
    document()->setDocumentMargin(kGap12);
    QTextCursor cursor(document());
    for (const ReceiptSection& section : std::as_const(m_sections))
        writeSection(cursor, section);
    moveCursor(QTextCursor::Start);
    verticalScrollBar()->setValue(0);
}

void ReceiptView::writeSection(QTextCursor& cursor, const ReceiptSection& section)
{
    const QColor text = Theme::current().ink(Tone::Text);
    QTextBlockFormat heading;
    heading.setTopMargin(cursor.atStart() ? 0 : kGap12);
    heading.setBottomMargin(kGap4);
    if (cursor.atStart())
        cursor.setBlockFormat(heading);
    else
        cursor.insertBlock(heading);
    cursor.insertText(section.title, format(Type::StrongBold, text));

    QTextTableFormat layout;
    layout.setBorder(0);
    layout.setCellPadding(2);
    layout.setCellSpacing(0);
    layout.setWidth(QTextLength(QTextLength::PercentageLength, 100));
    layout.setColumnWidthConstraints(
        {QTextLength(QTextLength::FixedLength, kNames), QTextLength(QTextLength::VariableLength, 0)});
    QTextTable* table = cursor.insertTable(int(section.lines.size()), 2, layout);
    for (int row = 0; row < section.lines.size(); ++row) {
        const auto& [name, value] = section.lines.at(row);
        if (name.isEmpty())
            table->mergeCells(row, 0, 1, 2);
        else
            table->cellAt(row, 0).firstCursorPosition().insertText(
                name, format(Type::Small, Theme::current().ink(Tone::Secondary)));
        table->cellAt(row, name.isEmpty() ? 0 : 1)
            .firstCursorPosition()
            .insertText(value, format(Type::Small, text));
    }
    cursor.movePosition(QTextCursor::End);
}

} // namespace lectern
