#include "ui/common/nav_list.h"

#include "ui/common/measures.h"
#include "ui/common/nav_row.h"
#include "ui/common/sheet.h"
#include "ui/common/tone_label.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace lectern {

namespace {

constexpr int kSide = 8;
constexpr int kHeadHeight = 24;

} // namespace

NavList::NavList(QWidget* parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(kSide, 0, kSide, kGap4);
    m_layout->setSpacing(1);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void NavList::addSection(const QString& title)
{
    auto* head = new ToneLabel(title, Type::SmallStrong, Tone::Secondary, this);
    head->setContentsMargins(10, 0, 10, kGap4);
    head->setMinimumHeight(kHeadHeight);
    head->setVisible(!m_rail);
    m_layout->addWidget(head);
    m_heads << head;
}

void NavList::addRow(int id, IconName icon, const QString& text)
{
    auto* added = new NavRow(id, icon, text, this);
    added->setRail(m_rail);
    added->setBadge(m_separated);
    added->setFocusPolicy(m_rows.isEmpty() ? Qt::StrongFocus : Qt::ClickFocus);
    connect(added, &QAbstractButton::clicked, this, [this, id] { choose(id); });
    m_layout->addWidget(added);
    m_rows << added;
}

void NavList::setSectionTitle(int section, const QString& title)
{
    m_heads.at(section)->setText(title);
}

void NavList::setText(int id, const QString& text)
{
    if (NavRow* found = row(id))
        found->setLabel(text);
}

void NavList::addSeparator()
{
    m_separated = true;
    auto* holder = new QWidget(this);
    auto* around = new QVBoxLayout(holder);
    around->setContentsMargins(10, kGap8, 10, kGap8 - 1);
    around->addWidget(new HairLine(holder));
    m_layout->addWidget(holder);
}

NavRow* NavList::row(int id) const
{
    for (NavRow* each : m_rows) {
        if (each->id() == id)
            return each;
    }
    return nullptr;
}

void NavList::setCount(int id, int count)
{
    if (NavRow* found = row(id))
        found->setCount(count);
}

void NavList::setBadge(int id, bool badge)
{
    if (NavRow* found = row(id))
        found->setBadge(badge);
}

void NavList::setAttention(int id, bool attention)
{
    if (NavRow* found = row(id))
        found->setAttention(attention);
}

void NavList::setCurrent(int id)
{
    m_current = row(id) ? id : -1;
    // One stop for Tab: the current row, or the first when there is none.
    for (NavRow* each : m_rows) {
        const bool current = each->id() == m_current;
        each->setChecked(current);
        const bool stop = current || (m_current == -1 && each == m_rows.first());
        each->setFocusPolicy(stop ? Qt::StrongFocus : Qt::ClickFocus);
    }
}

void NavList::choose(int id)
{
    const bool changed = id != m_current;
    setCurrent(id);
    if (!changed)
        return;
#ifndef QT_NO_ACCESSIBILITY
    QAccessibleEvent selected(row(id), QAccessible::Selection);
    QAccessible::updateAccessibility(&selected);
#endif
    emit currentChanged(id);
}

int NavList::wideWidth() const
{
    int widest = 0;
    for (const NavRow* each : m_rows)
        widest = std::max(widest, each->wideSize().width());
    return widest + 2 * kSide;
}

void NavList::setRail(bool rail)
{
    if (rail == m_rail)
        return;
    m_rail = rail;
    const int side = rail ? 0 : kSide;
    m_layout->setContentsMargins(side, rail ? kGap4 : 0, side, kGap4);
    for (QLabel* head : m_heads)
        head->setVisible(!rail);
    for (NavRow* each : m_rows)
        each->setRail(rail);
}

void NavList::keyPressEvent(QKeyEvent* event)
{
    qsizetype at = -1;
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        if (m_rows.at(i)->hasFocus())
            at = i;
    }
    qsizetype next = at;
    switch (event->key()) {
    case Qt::Key_Up:
        next = std::max<qsizetype>(0, at - 1);
        break;
    case Qt::Key_Down:
        next = std::min(m_rows.size() - 1, at + 1);
        break;
    case Qt::Key_Home:
        next = 0;
        break;
    case Qt::Key_End:
        next = m_rows.size() - 1;
        break;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    if (next < 0)
        return;
    m_rows.at(next)->setFocus(Qt::TabFocusReason);
    choose(m_rows.at(next)->id());
}

void NavList::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    if (NavRow* target = row(m_current))
        target->setFocus(event->reason());
    else if (!m_rows.isEmpty())
        m_rows.first()->setFocus(event->reason());
}

} // namespace lectern
