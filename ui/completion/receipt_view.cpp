#include "ui/completion/receipt_view.h"

#include "ui/common/measures.h"
#include "ui/common/sheet.h"
#include "ui/common/tone_label.h"
#include "ui/completion/fact_rows.h"

#include <QVBoxLayout>

#include <utility>

namespace lectern {
namespace {

constexpr int kNames = 132;

} // namespace

ReceiptView::ReceiptView(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("receiptView"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
}

void ReceiptView::setReceipt(const Receipt& receipt)
{
    delete m_inner;
    m_inner = new QWidget(this);
    auto* column = new QVBoxLayout(m_inner);
    column->setContentsMargins(kGap16, kGap12, kGap16, kGap16);
    column->setSpacing(kGap8);
    bool first = true;
    for (const ReceiptSection& section : receiptSections(receipt, QLocale()))
        addSection(column, section, std::exchange(first, false));
    column->addStretch(1);
    layout()->addWidget(m_inner);
}

void ReceiptView::addSection(QVBoxLayout* column, const ReceiptSection& section, bool first)
{
    if (!first) {
        column->addSpacing(kGap4);
        column->addWidget(new HairLine(m_inner));
        column->addSpacing(kGap4);
    }
    column->addWidget(new ToneLabel(section.title, Type::StrongBold, Tone::Text, m_inner));
    auto* facts = new FactRows(m_inner);
    facts->setNameWidth(kNames);
    for (const auto& [name, value] : section.lines)
        facts->setValue(facts->addRow(name), value);
    column->addWidget(facts);
}

} // namespace lectern
