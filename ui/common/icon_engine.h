#pragma once

#include "ui/common/icons.h"

#include <QIconEngine>

namespace lectern {

// Renders resources/icons/*.svg at the size that is asked for, in a colour of the theme: currentColor is
// replaced, which Qt would draw black.
class LecternIconEngine : public QIconEngine
{
public:
    LecternIconEngine(IconName name, std::optional<Tone> tone);

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override;
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale) override;
    QSize actualSize(const QSize& size, QIcon::Mode mode, QIcon::State state) override;
    QIconEngine* clone() const override;
    QString key() const override;
    QString iconName() override; // "lectern:chevron-down"
    bool isNull() override { return false; }

private:
    QColor colour(QIcon::Mode mode) const;

    IconName m_name;
    std::optional<Tone> m_tone;
};

} // namespace lectern
