#include "ui/common/time_line.h"

#include "ui/common/announce.h"
#include "ui/common/fonts.h"
#include "ui/common/measures.h"
#include "ui/common/paint.h"
#include "ui/common/theme.h"

#include <QLocale>
#include <QPainter>

namespace lectern {

namespace {

constexpr qreal kPoint = 16;
constexpr qreal kGap = 4;

} // namespace

TimeLine::TimeLine(QWidget* parent) : QWidget(parent)
{
    setType(this, Type::Small);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TimeLine::setSteps(const QVector<Step>& steps)
{
    m_steps = steps;
    QStringList words;
    for (const Step& step : steps) {
        if (!step.duration.isEmpty())
            words << step.duration;
        words << tr("%1: %2").arg(step.name, step.time);
    }
    setSpokenName(this, tr("Time line"));
    setSpokenDescription(this, QLocale().createSeparatedList(words));
    updateGeometry();
    update();
}

QSize TimeLine::sizeHint() const
{
    const QFontMetrics names(typeFont(Type::SmallStrong));
    int width = 0;
    for (const Step& step : m_steps)
        width +=
            std::max(names.horizontalAdvance(step.name), fontMetrics().horizontalAdvance(step.duration)) +
            kGap24;
    return {width, static_cast<int>(3 * fontMetrics().height() + kPoint + 2 * kGap)};
}

QSize TimeLine::minimumSizeHint() const
{
    return {static_cast<int>(m_steps.size()) * 64, sizeHint().height()};
}

// From the leading edge.
qreal TimeLine::centre(int step) const
{
    const auto last = static_cast<qreal>(m_steps.size() - 1);
    return last > 0 ? kPoint / 2 + (width() - kPoint) * step / last : width() / 2.0;
}

void TimeLine::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal y = fontMetrics().height() + kGap / 2 + kPoint / 2;
    for (int i = 1; i < m_steps.size(); ++i)
        paintStretch(painter, i, y);
    for (int i = 0; i < m_steps.size(); ++i) {
        paintPoint(painter, i, y);
        paintWords(painter, i, y + kPoint / 2 + kGap);
    }
}

void TimeLine::paintStretch(QPainter& painter, int step, qreal y) const
{
    const Theme& theme = Theme::current();
    const Step& to = m_steps.at(step);
    const qreal from = centre(step - 1) + kPoint / 2 + 1;
    const QRectF line =
        placed(rect(), from, y - 1, centre(step) - kPoint / 2 - 1 - from, 2, layoutDirection());
    const bool travelled = to.reached || to.running;
    QPen pen(travelled ? theme.ink(Tone::Link) : palette().color(QPalette::Mid), 2);
    if (!to.reached) {
        pen.setDashPattern({1.5, 1.5});
        pen.setCapStyle(Qt::FlatCap);
    }
    painter.setPen(pen);
    painter.drawLine(QPointF(line.left(), y), QPointF(line.right(), y));
    if (to.duration.isEmpty())
        return;
    painter.setFont(font());
    painter.setPen(theme.ink(Tone::Secondary));
    const QRectF words(line.left() - kPoint, 0, line.width() + 2 * kPoint, fontMetrics().height());
    painter.drawText(words, Qt::AlignCenter | Qt::TextSingleLine,
                     fontMetrics().elidedText(to.duration, Qt::ElideRight, static_cast<int>(words.width())));
}

void TimeLine::paintPoint(QPainter& painter, int step, qreal y) const
{
    const QRectF point =
        placed(rect(), centre(step) - kPoint / 2, y - kPoint / 2, kPoint, kPoint, layoutDirection());
    if (!m_steps.at(step).reached) {
        drawPanel(&painter, point, kPoint / 2, palette().color(QPalette::Base),
                  palette().color(QPalette::Dark), 2);
        return;
    }
    const QColor fill = Theme::current().ink(Tone::Link);
    drawPanel(&painter, point, kPoint / 2, fill);
    drawCheckMark(&painter, point, palette().color(QPalette::Base));
}

void TimeLine::paintWords(QPainter& painter, int step, qreal top) const
{
    const bool first = step == 0;
    const bool last = step == m_steps.size() - 1;
    const qreal room = (width() - kGap8 * 2.0) / static_cast<qreal>(m_steps.size());
    qreal lead = centre(step) - room / 2;
    if (first)
        lead = 0;
    else if (last)
        lead = width() - room;
    int side = Qt::AlignHCenter;
    if (first || last)
        side = first ? leadingText(layoutDirection()) : trailingText(layoutDirection());
    const auto line = [&](Type type, Tone tone, const QString& text, qreal y) {
        painter.setFont(typeFont(type));
        painter.setPen(Theme::current().ink(tone));
        const QRectF place = placed(rect(), lead, y, room, painter.fontMetrics().height(), layoutDirection());
        painter.drawText(place, side | Qt::AlignVCenter | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(text, Qt::ElideRight, static_cast<int>(room)));
    };
    line(Type::SmallStrong, Tone::Text, m_steps.at(step).name, top);
    line(Type::Small, Tone::Secondary, m_steps.at(step).time, top + fontMetrics().height());
}

} // namespace lectern
