#include "ui/common/keycap.h"

#include "ui/common/fonts.h"
#include "ui/common/measures.h"
#include "ui/common/paint.h"
#include "ui/common/theme.h"

#include <QPainter>

namespace lectern {

namespace {

constexpr int kPadding = 5;
constexpr int kGap = 4;

QFont capFont(const QFont& base)
{
    return typeFont(Type::SmallStrong, base);
}

} // namespace

QString keycapText(const QKeySequence& keys)
{
    QString text = keys.toString(QKeySequence::NativeText);
#ifndef Q_OS_MACOS
    text.replace(u'+', u' ');
#endif
    return text;
}

QSize keycapSize(const QFontMetrics& metrics, const QString& text)
{
    const int height = metrics.height() + 4;
    return {std::max(metrics.horizontalAdvance(text) + 2 * kPadding, height), height};
}

void drawKeycap(QPainter* painter, const QRectF& rect, const QString& text, const QPalette& palette)
{
    drawPanel(painter, rect, kRadiusKeycap, palette.color(QPalette::AlternateBase),
              palette.color(QPalette::Shadow));
    painter->setPen(Theme::current().ink(Tone::Secondary));
    painter->drawText(rect, Qt::AlignCenter | Qt::TextSingleLine, text);
}

KeyHint::KeyHint(const QString& cap, const QString& text, QWidget* parent)
    : QWidget(parent)
    , m_cap(cap)
    , m_text(text)
{
    setType(this, Type::Small);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(cap + QStringLiteral(": ") + text);
}

QSize KeyHint::sizeHint() const
{
    const QSize cap = keycapSize(QFontMetrics(capFont(font())), m_cap);
    return {cap.width() + kGap + fontMetrics().horizontalAdvance(m_text) + 1, cap.height()};
}

void KeyHint::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QSize cap = keycapSize(QFontMetrics(capFont(font())), m_cap);
    painter.setFont(capFont(font()));
    drawKeycap(&painter, placed(rect(), 0, 0, cap.width(), height(), layoutDirection()), m_cap, palette());
    painter.setFont(font());
    painter.setPen(Theme::current().ink(Tone::Secondary));
    painter.drawText(
        placed(rect(), cap.width() + kGap, 0, width() - cap.width() - kGap, height(), layoutDirection()),
        Qt::AlignVCenter | Qt::TextSingleLine | leadingText(layoutDirection()), m_text);
}

} // namespace lectern
