#include "ui/sessions/session_delegate.h"

#include "ui/common/draw_tabular.h"
#include "ui/common/fonts.h"
#include "ui/common/measures.h"
#include "ui/common/pill.h"
#include "ui/sessions/session_model.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace lectern {
namespace {

constexpr int kIconGap = 6;

CellWords wordsOf(const QModelIndex& index)
{
    return index.data(SessionModel::CellRole).value<CellWords>();
}

// The result's icon belongs to the second line, all others to the first.
bool iconIsBelow(int column)
{
    return column == SessionModel::Result;
}

int iconSize(int column)
{
    return iconIsBelow(column) ? kIconInPill : kIconInRow;
}

int iconGap(int column)
{
    return iconIsBelow(column) ? kGap4 : kIconGap;
}

QRect mirrored(const QStyleOptionViewItem& option, const QRect& area, const QRect& rect)
{
    return QStyle::visualRect(option.direction, area, rect);
}

Qt::Alignment alignment(const QStyleOptionViewItem& option, Qt::Alignment vertical)
{
    return Qt::AlignAbsolute | vertical |
           (option.direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft);
}

QColor inkOf(const QStyleOptionViewItem& option, Tone tone)
{
    return Theme::current().inkOnRow(tone, option.state & QStyle::State_Selected);
}

void drawElided(QPainter& painter, const QStyleOptionViewItem& option, const QRect& rect, const QFont& font,
                const QColor& colour, const QString& text)
{
    const QFontMetrics metrics(font);
    painter.setFont(font);
    painter.setPen(colour);
    const bool fits = metrics.horizontalAdvance(text) <= rect.width();
    painter.drawText(rect, alignment(option, Qt::AlignVCenter) | Qt::TextSingleLine,
                     fits ? text : metrics.elidedText(text, Qt::ElideRight, rect.width()));
}

} // namespace

SessionDelegate::SessionDelegate(QObject* parent) : QStyledItemDelegate(parent)
{
    setBaseFont(QApplication::font());
}

void SessionDelegate::setCompact(bool compact)
{
    m_compact = compact;
}

void SessionDelegate::setBaseFont(const QFont& font)
{
    m_body = font;
    m_strong = typeFont(Type::Strong, font);
    m_score = typeFont(Type::StrongBold, font);
    m_small = typeFont(Type::Small, font);
    m_pill = typeFont(Type::SmallStrong, font);
}

const QFont& SessionDelegate::firstFont(int column) const
{
    if (column == SessionModel::Package)
        return m_strong;
    return column == SessionModel::Result ? m_score : m_body;
}

int SessionDelegate::rowHeight() const
{
    const QFontMetrics metrics(m_body);
    return m_compact ? grown(kCompactRowHeight, metrics, 1, kGap4) : grown(kTableRowHeight, metrics, 2);
}

QSize SessionDelegate::contentSize(const CellWords& words, int column, bool oneLine) const
{
    const QFontMetrics first(firstFont(column));
    const QFontMetrics second(m_small);
    if (column == SessionModel::Status)
        return pillSize(QFontMetrics(m_pill), words.first, words.icon.has_value());
    if (SessionModel::isNumber(column))
        return {qCeil(tabularWidth(first, words.first)), first.height()};
    const int icon = words.icon ? iconSize(column) + iconGap(column) : 0;
    const int firstWidth = first.horizontalAdvance(words.first) + (iconIsBelow(column) ? 0 : icon);
    const int secondWidth = second.horizontalAdvance(words.second) + icon;
    if (oneLine)
        return {firstWidth + kGap8 + secondWidth, first.height()};
    return {std::max(firstWidth, secondWidth), first.height() + second.height()};
}

// The widest of the days before.
int SessionDelegate::startedWidth(const SessionWords& words) const
{
    int widest = 0;
    for (int ago = 1; ago <= 7; ++ago) {
        const QDateTime day = QDateTime::currentDateTime().addDays(-ago);
        const CellWords started{words.day(day), words.timeOfDay(day), {}, Tone::Text};
        widest = std::max(widest, contentSize(started, SessionModel::Started, m_compact).width());
    }
    return widest;
}

int SessionDelegate::neededWidth(int column) const
{
    const SessionWords words(QDateTime::currentDateTimeUtc());
    const auto width = [this, column](const CellWords& content) {
        return kLead + contentSize(content, column, false).width();
    };
    // The tokens are for a 13 px font.
    const qreal scale = QFontInfo(m_body).pixelSize() / 13.0;
    const auto token = [scale](int pixels) {
        return qRound(pixels * std::max(1.0, scale));
    };
    switch (column) {
    case SessionModel::Package:
        return token(170);
    case SessionModel::Label:
        return token(108);
    case SessionModel::Status: {
        int widest = token(100);
        for (const char* const word : {"downloading", "downloaded", "in_progress", "completed"})
            widest = std::max(
                widest,
                width({SessionWords::statusName(QLatin1String(word)), {}, IconName::Info, Tone::Text}));
        return widest;
    }
    case SessionModel::Started:
        return std::max(token(86), kLead + startedWidth(words));
    case SessionModel::Time:
        return std::max(token(56), width({words.minutes(60 * 60), {}, {}, Tone::Text}));
    case SessionModel::Result:
        if (m_compact) // the icon never stands without its word
            return kLead + contentSize({u"100"_s, SessionWords::tr("Passed"), IconName::Passed, Tone::Text},
                                       column, true)
                               .width();
        return std::max(token(72), width({{}, SessionWords::tr("Passed"), IconName::Passed, Tone::Text}));
    case SessionModel::Delivery:
        return width({SessionWords::tr("Needs attention"), SessionWords::tr("on this computer"),
                      IconName::Queued, Tone::Text}) +
               2;
    case SessionModel::Platforms:
        return token(132);
    case SessionModel::Attempts:
        return token(72);
    case SessionModel::Notes:
        return token(240);
    default:
        return token(80);
    }
}

QSize SessionDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    return {kLead + contentSize(wordsOf(index), index.column(), m_compact).width(), rowHeight()};
}

QRect SessionDelegate::contentRect(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const int lead = index.column() == m_firstColumn ? kFirstLead : kLead;
    const bool atTheEnd = index.column() == m_lastColumn && SessionModel::isNumber(index.column());
    return mirrored(option, option.rect, option.rect.adjusted(lead, 0, atTheEnd ? -kLead : 0, 0));
}

void SessionDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const
{
    // The view has painted the selection; the whole row under the mouse is ours.
    const bool selected = option.state & QStyle::State_Selected;
    if (index.row() == m_hoveredRow && !selected)
        painter->fillRect(option.rect, option.palette.color(QPalette::Midlight));
    const CellWords words = wordsOf(index);
    if (words.isEmpty())
        return;
    painter->save();
    painter->setClipRect(option.rect, Qt::IntersectClip);
    const QRect rect = contentRect(option, index);
    if (index.column() == SessionModel::Status)
        paintPill(*painter, option, rect, words);
    else if (SessionModel::isNumber(index.column()))
        paintNumber(*painter, option, rect, words);
    else if (m_compact)
        paintOneLine(*painter, option, rect, words, index.column());
    else
        paintLines(*painter, option, rect, words, index.column());
    painter->restore();
}

void SessionDelegate::paintPill(QPainter& painter, const QStyleOptionViewItem& option, const QRect& rect,
                                const CellWords& words) const
{
    painter.setFont(m_pill);
    QSize size = pillSize(QFontMetrics(m_pill), words.first, words.icon.has_value());
    size.setWidth(std::min(size.width(), rect.width()));
    const QRect pill(QPoint(rect.left(), rect.top() + (rect.height() - size.height()) / 2), size);
    const Theme& theme = Theme::current();
    const bool selected = option.state & QStyle::State_Selected;
    drawPill(&painter, mirrored(option, rect, pill), words.icon, words.first,
             theme.inkOnRow(words.tone, selected), theme.fill(words.tone), selected, option.direction);
}

void SessionDelegate::paintNumber(QPainter& painter, const QStyleOptionViewItem& option, const QRect& rect,
                                  const CellWords& words) const
{
    painter.setFont(m_body);
    painter.setPen(inkOf(option, Tone::Text));
    const Qt::Alignment end = option.direction == Qt::RightToLeft ? Qt::AlignLeft : Qt::AlignRight;
    drawTabular(&painter, rect, end | Qt::AlignVCenter, words.first);
}

void SessionDelegate::paintLines(QPainter& painter, const QStyleOptionViewItem& option, const QRect& rect,
                                 const CellWords& words, int column) const
{
    const QFont& font = firstFont(column);
    const int firstHeight = QFontMetrics(font).height();
    const int secondHeight = words.second.isEmpty() ? 0 : QFontMetrics(m_small).height();
    const int top = rect.top() + (rect.height() - firstHeight - secondHeight) / 2;
    const QColor text = inkOf(option, Tone::Text);
    QRect first(rect.left(), top, rect.width(), firstHeight);
    QRect second(rect.left(), top + firstHeight, rect.width(), secondHeight);
    if (words.icon) {
        const int size = iconSize(column);
        const QRect& line = iconIsBelow(column) ? second : first;
        const QRect icon(line.left(), line.top() + (line.height() - size) / 2, size, size);
        drawIcon(&painter, mirrored(option, rect, icon), *words.icon, inkOf(option, words.tone),
                 option.direction);
        second.setLeft(second.left() + size + iconGap(column));
        if (!iconIsBelow(column))
            first.setLeft(first.left() + size + kIconGap);
    }
    drawElided(painter, option, mirrored(option, rect, first), font, text, words.first);
    if (!words.second.isEmpty())
        drawElided(painter, option, mirrored(option, rect, second), m_small,
                   iconIsBelow(column) ? text : inkOf(option, Tone::Secondary), words.second);
}

void SessionDelegate::paintOneLine(QPainter& painter, const QStyleOptionViewItem& option, const QRect& rect,
                                   const CellWords& words, int column) const
{
    const QFont& font = firstFont(column);
    int x = rect.left();
    const auto paintIcon = [&] {
        const int size = iconSize(column);
        const QRect icon(x, rect.top() + (rect.height() - size) / 2, size, size);
        drawIcon(&painter, mirrored(option, rect, icon), *words.icon, inkOf(option, words.tone),
                 option.direction);
        x += size + kIconGap;
    };
    const auto paintText = [&](const QFont& with, const QColor& colour, const QString& what) {
        const QRect line(x, rect.top(), std::max(0, rect.right() + 1 - x), rect.height());
        drawElided(painter, option, mirrored(option, rect, line), with, colour, what);
        x += QFontMetrics(with).horizontalAdvance(what) + kGap8;
    };
    if (words.icon && !iconIsBelow(column))
        paintIcon();
    paintText(font, inkOf(option, Tone::Text), words.first);
    const int below = words.icon && iconIsBelow(column) ? iconSize(column) + kIconGap : 0;
    if (x + below >= rect.right() - kGap24)
        return;
    if (below > 0)
        paintIcon();
    paintText(m_small, inkOf(option, Tone::Secondary), words.second);
}

bool SessionDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view,
                                const QStyleOptionViewItem& option, const QModelIndex& index)
{
    if (event->type() != QEvent::ToolTip)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const CellWords words = wordsOf(index);
    const bool fits =
        contentSize(words, index.column(), m_compact).width() <= contentRect(option, index).width();
    QStringList lines{words.first, words.second};
    lines.removeAll(QString());
    QToolTip::showText(event->globalPos(), fits ? QString() : lines.join(u'\n'), view, option.rect);
    return true;
}

} // namespace lectern
