#include "ui/common/tone_label.h"

#include "ui/common/announce.h"
#include "ui/common/draw_tabular.h"
#include "ui/common/measures.h"
#include "ui/common/paint.h"

#include <QEvent>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <cmath>

namespace lectern {

namespace {

constexpr int kGap = 6;
constexpr int kShortestText = 24;

} // namespace

ToneLabel::ToneLabel(const QString& text, Type type, Tone tone, QWidget* parent)
    : QLabel(text, parent)
    , m_tone(tone)
{
    setTextFormat(Qt::PlainText); // much of it comes from a server
    setType(this, type);
    alignLeading();
    applyTone();
    // A palette change doesn't reach widgets that weren't shown yet.
    connect(&Theme::current(), &Theme::changed, this, &ToneLabel::applyTone);
}

void ToneLabel::setTone(Tone tone)
{
    m_tone = tone;
    applyTone();
}

void ToneLabel::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange && alignment() == m_leading)
        alignLeading();
}

// QLabel would go by the direction of the text: "1.4.2" would stand on the left of an Arabic form.
void ToneLabel::alignLeading()
{
    m_leading = Qt::Alignment(leadingText(layoutDirection())) | Qt::AlignVCenter;
    setAlignment(m_leading);
}

void ToneLabel::applyTone()
{
    QPalette own;
    if (m_tone != Tone::Text) {
        const QColor ink = Theme::current().ink(m_tone);
        own.setColor(QPalette::WindowText, ink);
        own.setColor(QPalette::Text, ink);
    }
    setPalette(own);
}

IconLabel::IconLabel(QWidget* parent) : IconLabel(std::nullopt, QString(), Tone::Secondary, parent)
{
}

IconLabel::IconLabel(std::optional<IconName> icon, const QString& text, Tone tone, QWidget* parent)
    : QWidget(parent)
    , m_icon(icon)
    , m_text(text)
    , m_tone(tone)
{
    setType(this, Type::Small);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setSpokenName(this, text);
}

void IconLabel::setContent(std::optional<IconName> icon, const QString& text)
{
    if (icon == m_icon && text == m_text)
        return;
    m_icon = icon;
    m_text = text;
    setSpokenName(this, text);
    updateGeometry();
    update();
}

void IconLabel::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

void IconLabel::setIconTone(std::optional<Tone> tone)
{
    m_iconTone = tone;
    update();
}

void IconLabel::setTabular(bool tabular)
{
    m_tabular = tabular;
    updateGeometry();
    update();
}

QSize IconLabel::sizeHint() const
{
    const int lead = m_icon ? kIconInRow + (m_text.isEmpty() ? 0 : kGap) : 0;
    const qreal words = m_tabular ? tabularWidth(QFontMetricsF(font()), m_text)
                                  : QFontMetricsF(font()).horizontalAdvance(m_text);
    return {lead + static_cast<int>(std::ceil(words)) + 1, std::max(kIconInRow, fontMetrics().height())};
}

QSize IconLabel::minimumSizeHint() const
{
    if (m_tabular) // a number that is cut off would be another number
        return sizeHint();
    const int lead = m_icon ? kIconInRow + kGap : 0;
    return {std::min(sizeHint().width(), lead + kShortestText), sizeHint().height()};
}

void IconLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::current();
    const Tone tone = isEnabled() ? m_tone : Tone::Disabled;
    qreal lead = 0;
    if (m_icon) {
        drawIcon(&painter, placed(rect(), 0, 0, kIconInRow, height(), layoutDirection()), *m_icon,
                 theme.ink(m_iconTone.value_or(tone)), layoutDirection());
        lead = kIconInRow + kGap;
    }
    const QRectF words = placed(rect(), lead, 0, width() - lead, height(), layoutDirection());
    const int side = leadingText(layoutDirection());
    painter.setPen(theme.ink(tone));
    if (m_tabular)
        drawTabular(&painter, words, Qt::Alignment(side) | Qt::AlignVCenter, m_text);
    else
        painter.drawText(words, side | Qt::AlignVCenter | Qt::TextSingleLine,
                         fontMetrics().elidedText(m_text, Qt::ElideRight, static_cast<int>(words.width())));
}

bool IconLabel::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty() && width() < sizeHint().width()) {
        QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), m_text, this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace lectern
