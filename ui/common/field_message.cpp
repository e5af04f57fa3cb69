#include "ui/common/field_message.h"

#include "ui/common/announce.h"
#include "ui/common/fonts.h"
#include "ui/common/kinds.h"
#include "ui/common/measures.h"
#include "ui/common/paint.h"

#include <QPainter>

namespace lectern {

namespace {

constexpr int kGap = 6;
constexpr int kTop = 4;
constexpr int kWrapFlags = Qt::TextWordWrap | Qt::AlignTop;

} // namespace

FieldMessage::FieldMessage(QWidget* parent) : QWidget(parent)
{
    setType(this, Type::Small);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    hide();
}

void FieldMessage::setField(QWidget* field)
{
    m_field = field;
    m_description = field ? field->accessibleDescription() : QString();
}

void FieldMessage::setError(const QString& text)
{
    if (text.isEmpty()) {
        clear();
        return;
    }
    const bool isNews = !m_error || text != m_text;
    if (m_field && !m_error)
        m_description = m_field->accessibleDescription();
    m_error = true;
    m_icon = IconName::Warning;
    m_tone = Tone::Fail;
    m_text = text;
    if (m_field) {
        setInvalid(m_field, true);
        setSpokenDescription(m_field, text);
    }
    setSpokenName(this, text);
    refresh();
    if (isNews)
        announce(this, text);
}

void FieldMessage::setNote(IconName icon, const QString& text, Tone tone)
{
    clear();
    m_icon = icon;
    m_text = text;
    m_tone = tone;
    setSpokenName(this, text);
    refresh();
}

void FieldMessage::clear()
{
    if (m_field && m_error) {
        setInvalid(m_field, false);
        setSpokenDescription(m_field, m_description);
    }
    m_error = false;
    m_text.clear();
    setSpokenName(this, QString());
    refresh();
}

void FieldMessage::setReservedLines(int lines)
{
    m_reservedLines = lines;
    refresh();
}

void FieldMessage::setTrailing(const QString& text)
{
    if (text == m_trailing)
        return;
    m_trailing = text;
    refresh();
}

void FieldMessage::refresh()
{
    setVisible(m_reservedLines > 0 || !m_text.isEmpty() || !m_trailing.isEmpty());
    updateGeometry();
    update();
}

QRect FieldMessage::textRect(int width) const
{
    const int lead = kIconInRow + kGap;
    const int end = m_trailing.isEmpty() ? 0 : fontMetrics().horizontalAdvance(m_trailing) + kGap12;
    const int room = std::max(kGap32, width - lead - end);
    return fontMetrics().boundingRect(QRect(lead, kTop, room, QWIDGETSIZE_MAX), kWrapFlags, m_text);
}

int FieldMessage::heightForWidth(int width) const
{
    const int line = std::max(kIconInRow, fontMetrics().height());
    const int words = m_text.isEmpty() ? 0 : textRect(width).height();
    return kTop + std::max({line, words, m_reservedLines * fontMetrics().height()});
}

QSize FieldMessage::sizeHint() const
{
    const int words = m_text.isEmpty() ? 0 : kIconInRow + kGap + fontMetrics().horizontalAdvance(m_text) + 1;
    const int end = m_trailing.isEmpty() ? 0 : kGap12 + fontMetrics().horizontalAdvance(m_trailing);
    return {words + end, kTop + std::max(kIconInRow, std::max(1, m_reservedLines) * fontMetrics().height())};
}

QSize FieldMessage::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), 80), sizeHint().height()};
}

void FieldMessage::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::current();
    const int line = std::max(kIconInRow, fontMetrics().height());
    painter.setPen(theme.ink(m_text.isEmpty() ? Tone::Secondary : m_tone));
    if (!m_trailing.isEmpty())
        painter.drawText(QRectF(0, kTop, width(), line),
                         Qt::AlignVCenter | Qt::TextSingleLine | trailingText(layoutDirection()), m_trailing);
    if (m_text.isEmpty())
        return;
    drawIcon(&painter, placed(rect(), 0, kTop, kIconInRow, line, layoutDirection()), m_icon,
             theme.ink(m_tone), layoutDirection());
    const int lead = kIconInRow + kGap;
    const int end = m_trailing.isEmpty() ? 0 : fontMetrics().horizontalAdvance(m_trailing) + kGap12;
    const int inset = std::max(0, (line - fontMetrics().height()) / 2);
    painter.drawText(placed(rect(), lead, kTop + inset, std::max(kGap32, width() - lead - end),
                            height() - kTop - inset, layoutDirection()),
                     kWrapFlags | leadingText(layoutDirection()), m_text);
}

} // namespace lectern
