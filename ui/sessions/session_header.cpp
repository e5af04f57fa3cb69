#include "ui/sessions/session_header.h"

#include "ui/common/announce.h"
#include "ui/common/every_language.h"
#include "ui/common/fonts.h"
#include "ui/common/measures.h"
#include "ui/common/paint.h"
#include "ui/sessions/session_delegate.h"
#include "ui/sessions/session_model.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

namespace lectern {

SessionHeader::SessionHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
    setSectionsMovable(true);
    setFirstSectionMovable(true);
    setHighlightSections(false);
    setMinimumSectionSize(kGap32);
    setStretchLastSection(true);
    setSectionResizeMode(QHeaderView::Interactive);
    setTextElideMode(Qt::ElideRight);
    setFocusPolicy(Qt::TabFocus);
    inEveryLanguage(this, [this] { setAccessibleName(tr("Column heads")); });
    connect(this, &QHeaderView::sectionResized, this, [this](int column, int, int width) {
        if (m_pressed && width > 0 && column != logicalIndex(count() - 1))
            Q_EMIT resizedByUser(column, width);
    });
}

int SessionHeader::firstShown() const
{
    for (int visual = 0; visual < count(); ++visual) {
        if (!isSectionHidden(logicalIndex(visual)))
            return logicalIndex(visual);
    }
    return 0;
}

int SessionHeader::lastShown() const
{
    for (int visual = count() - 1; visual > 0; --visual) {
        if (!isSectionHidden(logicalIndex(visual)))
            return logicalIndex(visual);
    }
    return 0;
}

int SessionHeader::neededWidth(int column) const
{
    const QFontMetrics metrics(typeFont(Type::SmallStrong, font()));
    const bool sorted = sortIndicatorSection() == column;
    const int trail = SessionModel::isNumber(column) ? SessionDelegate::kLead : 0; // if it stands at the end
    return SessionDelegate::kLead + metrics.horizontalAdvance(SessionModel::columnName(column)) + trail +
           (sorted ? kGap16 : 0);
}

// The style keeps a padding on both sides; the cells of this table have none at their end.
void SessionHeader::paintSection(QPainter* painter, const QRect& rect, int column) const
{
    if (!rect.isValid())
        return;
    const bool first = column == firstShown();
    QStyleOptionHeaderV2 option;
    initStyleOption(&option);
    option.rect = rect;
    initStyleOptionForIndex(&option, column);
    option.position = first ? QStyleOptionHeader::Beginning : QStyleOptionHeader::Middle;
    const int before = first ? 0 : SessionDelegate::kLead - kCellPadding;
    // Its line on top falls outside: what stands above has one at its bottom.
    const bool numberAtTheEnd = column == lastShown() && SessionModel::isNumber(column);
    const int after = numberAtTheEnd ? kCellPadding - SessionDelegate::kLead : kCellPadding;
    const QRect shifted = rect.adjusted(before, -1, after, 0);
    painter->save();
    painter->setClipRect(rect);
    option.rect = rect.adjusted(0, -1, 0, 0);
    style()->drawControl(QStyle::CE_HeaderSection, &option, painter, this);
    option.rect = QStyle::visualRect(option.direction, rect, shifted);
    style()->drawControl(QStyle::CE_Header, &option, painter, this);
    QStyleOption focus;
    focus.initFrom(this);
    if (column == m_cursor && showsKeyboardFocus(&focus))
        drawFocusRing(painter, QRectF(rect).adjusted(2, 2, -2, -2), kRadiusKeycap,
                      palette().color(QPalette::Link));
    painter->restore();
}

void SessionHeader::moveToColumn(int by)
{
    int visual = visualIndex(m_cursor) + by;
    while (visual >= 0 && visual < count() && isSectionHidden(logicalIndex(visual)))
        visual += by;
    if (visual < 0 || visual >= count())
        return;
    m_cursor = logicalIndex(visual);
    viewport()->update();
    tellCursor();
}

// As a click on the head does: another column in its usual order, the same one the other way round.
void SessionHeader::sortByCursor()
{
    const bool same = sortIndicatorSection() == m_cursor;
    const QVariant usual = model()->headerData(m_cursor, Qt::Horizontal, Qt::InitialSortOrderRole);
    const Qt::SortOrder other =
        sortIndicatorOrder() == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
    setSortIndicator(m_cursor, same ? other : static_cast<Qt::SortOrder>(usual.toInt()));
    tellCursor();
}

QString SessionHeader::spokenHead(int column) const
{
    QString name = SessionModel::columnName(column);
    if (sortIndicatorSection() != column)
        return name;
    //: of a column head, spoken. %1: name of the column
    return sortIndicatorOrder() == Qt::AscendingOrder ? tr("%1, sorted upwards").arg(name)
                                                      : tr("%1, sorted downwards").arg(name);
}

void SessionHeader::tellCursor()
{
    announce(this, spokenHead(m_cursor));
}

void SessionHeader::keyPressEvent(QKeyEvent* event)
{
    const int forward = isRightToLeft() ? -1 : 1;
    switch (event->key()) {
    case Qt::Key_Left:
        moveToColumn(-forward);
        break;
    case Qt::Key_Right:
        moveToColumn(forward);
        break;
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!event->isAutoRepeat())
            sortByCursor();
        break;
    default:
        QHeaderView::keyPressEvent(event);
        break;
    }
}

void SessionHeader::focusInEvent(QFocusEvent* event)
{
    QHeaderView::focusInEvent(event);
    if (isSectionHidden(m_cursor))
        m_cursor = firstShown();
    viewport()->update();
    tellCursor();
}

void SessionHeader::focusOutEvent(QFocusEvent* event)
{
    QHeaderView::focusOutEvent(event);
    viewport()->update();
}

HeaderCorner::HeaderCorner(QHeaderView* header) : QWidget(header->parentWidget()), m_header(header)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize HeaderCorner::sizeHint() const
{
    return {0, m_header->sizeHint().height()};
}

void HeaderCorner::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    QStyleOption option;
    option.initFrom(this);
    option.rect = rect().adjusted(0, -1, 0, 0);
    style()->drawControl(QStyle::CE_HeaderEmptyArea, &option, &painter, m_header);
}

void SessionHeader::contextMenuEvent(QContextMenuEvent* event)
{
    auto* const menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setTitle(tr("Columns"));
    for (int column = SessionModel::Label; column < SessionModel::kColumns; ++column) {
        QAction* const action = menu->addAction(SessionModel::columnName(column));
        action->setCheckable(true);
        action->setChecked(!isSectionHidden(column));
        connect(action, &QAction::triggered, this,
                [this, column](bool checked) { Q_EMIT columnSwitched(column, checked); });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Reset columns")), &QAction::triggered, this, &SessionHeader::resetRequested);
    menu->popup(event->globalPos());
}

void SessionHeader::mousePressEvent(QMouseEvent* event)
{
    m_pressed = true;
    QHeaderView::mousePressEvent(event);
}

void SessionHeader::mouseReleaseEvent(QMouseEvent* event)
{
    QHeaderView::mouseReleaseEvent(event);
    m_pressed = false;
}

} // namespace lectern
