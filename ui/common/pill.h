#pragma once

#include "ui/common/icons.h"

#include <QWidget>

#include <optional>

namespace lectern {

// A state as icon + word on a fill. For delegates: font is the painter's, icon size 14.
// selected: the row behind is selected, so the pill gets a 1 px outline of its ink at 28 %.
// An invalid fill (high contrast) gives a full outline instead.
void drawPill(QPainter* painter, const QRectF& rect, std::optional<IconName> icon, const QString& text,
              const QColor& ink, const QColor& fill, bool selected,
              Qt::LayoutDirection direction = Qt::LeftToRight);
// What drawPill needs for the text; elides if it gets less. Use typeFont(Type::SmallStrong).
QSize pillSize(const QFontMetrics& metrics, const QString& text, bool withIcon = true);

class PillLabel : public QWidget
{
    Q_OBJECT
public:
    explicit PillLabel(QWidget* parent = nullptr);
    void setPill(std::optional<IconName> icon, const QString& text, Tone tone);
    QString text() const { return m_text; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::optional<IconName> m_icon;
    QString m_text;
    Tone m_tone = Tone::Neutral;
};

} // namespace lectern
