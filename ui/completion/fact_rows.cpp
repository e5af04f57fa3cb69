#include "ui/completion/fact_rows.h"

#include "ui/common/announce.h"
#include "ui/common/measures.h"
#include "ui/common/tone_label.h"

#include <QGridLayout>

namespace lectern {
namespace {

constexpr int kNameWidth = 80;

} // namespace

FactRows::FactRows(QWidget* parent) : QWidget(parent)
{
    m_grid = new QGridLayout(this);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(kGap12);
    m_grid->setVerticalSpacing(kGap4 + 2);
    m_grid->setColumnMinimumWidth(0, kNameWidth);
    m_grid->setColumnStretch(1, 1);
}

int FactRows::addRow()
{
    auto* label = new ToneLabel({}, Type::Small, Tone::Text, this);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setFocusPolicy(Qt::NoFocus);
    const int row = addRow(label);
    setRowVisible(row, false);
    return row;
}

int FactRows::addRow(QWidget* value)
{
    const int row = int(m_rows.size());
    auto* label = new ToneLabel({}, Type::Small, Tone::Secondary, this);
    const bool isText = qobject_cast<ToneLabel*>(value) != nullptr; // of one or more lines
    m_grid->addWidget(label, row, 0, (isText ? Qt::AlignTop : Qt::AlignVCenter) | Qt::AlignLeading);
    m_grid->addWidget(value, row, 1, isText ? Qt::AlignTop : Qt::AlignVCenter);
    m_rows.append({label, value});
    return row;
}

void FactRows::setName(int row, const QString& name)
{
    m_rows.at(row).name->setText(name);
}

void FactRows::setValue(int row, const QString& value)
{
    auto* label = qobject_cast<ToneLabel*>(m_rows.at(row).value);
    if (!label)
        return;
    label->setText(value);
    setSpokenName(label, m_rows.at(row).name->text() + QStringLiteral(": ") + value);
    setRowVisible(row, !value.isEmpty());
}

void FactRows::setRowVisible(int row, bool visible)
{
    m_rows.at(row).name->setVisible(visible);
    m_rows.at(row).value->setVisible(visible);
}

QString FactRows::value(int row) const
{
    const auto* label = qobject_cast<ToneLabel*>(m_rows.at(row).value);
    return label ? label->text() : QString();
}

} // namespace lectern
