#pragma once

#include "ui/common/theme.h"

#include <QProxyStyle>

namespace lectern {

class PressGuard;

// Fusion with Lectern's shapes. Reads only option->palette and the tokens. Dynamic properties on widgets: see
// kinds.h. The drawing itself is in style_*.h, by kind of control.
class LecternStyle : public QProxyStyle
{
    Q_OBJECT
public:
    LecternStyle();

    void setTokens(const Tokens& tokens) { m_tokens = tokens; }
    void setReducedMotion(bool on) { m_reducedMotion = on; }
    // Palettes that come by while the program sets its own are not the system's.
    void setPaletteIsOurs(bool ours) { m_paletteIsOurs = ours; }

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption* option,
                         const QWidget* widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl sub,
                         const QWidget* widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
                           const QWidget* widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* data) const override;
    QIcon standardIcon(StandardPixmap standard, const QStyleOption* option,
                       const QWidget* widget) const override;
    void polish(QWidget* widget) override;
    void polish(QApplication* application) override;
    void polish(QPalette& palette) override;
    void unpolish(QWidget* widget) override;
    void unpolish(QApplication* application) override;
    using QProxyStyle::unpolish;

signals:
    // Qt has taken over a palette from the platform, perhaps another one. Often nothing is new.
    void systemPaletteSeen(const QPalette& palette);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showMnemonics(bool show);

    PressGuard* m_pressGuard;
    Tokens m_tokens;
    bool m_paletteIsOurs = false;
    bool m_showMnemonics = false;
    bool m_reducedMotion = false;
};

} // namespace lectern
