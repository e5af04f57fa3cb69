#include "ui/common/style_buttons.h"

#include "ui/common/button_look.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/measures.h"
#include "ui/common/paint.h"

#include <QApplication>
#include <QPainter>

namespace lectern::style {

namespace {

constexpr int kPadding = 12;
constexpr int kSmallPadding = 8;
constexpr int kMenuArrow = 14;

void drawRing(const QStyleOption& option, QPainter* painter, Kind kind)
{
    if (!showsKeyboardFocus(&option))
        return;
    const QPalette& palette = option.palette;
    const QColor colour = palette.color(kind == Kind::Inverted ? QPalette::ToolTipText : QPalette::Link);
    if (kind == Kind::Primary) // a gap keeps the ring visible on the accent
        drawPanel(painter, QRectF(option.rect).adjusted(2, 2, -2, -2), kRadiusControl - 2, QColor(),
                  palette.color(QPalette::Base), 1);
    drawFocusRing(painter, option.rect, kRadiusControl, colour);
}

// Any icon in one ink; icons that aren't ours keep their colours.
void drawButtonIcon(QPainter* painter, const QRectF& rect, const QIcon& source, const QColor& ink,
                    const QStyleOption& option)
{
    if (const std::optional<IconName> name = iconNameOf(source)) {
        drawIcon(painter, rect, *name, ink, option.direction);
        return;
    }
    source.paint(painter, rect.toAlignedRect(), Qt::AlignCenter,
                 isEnabled(option) ? QIcon::Normal : QIcon::Disabled);
}

struct Contents
{
    QIcon icon;
    QString text;
    bool arrow = false;
    int iconSize = kIconInRow;
    int padding = kPadding;
    int gap = kGap8;
};

int widthOf(const Contents& contents, const QFontMetrics& metrics)
{
    int width = 0;
    if (!contents.icon.isNull())
        width += contents.iconSize;
    if (!contents.text.isEmpty())
        width += metrics.size(Qt::TextShowMnemonic, contents.text).width() + 1;
    if (!contents.icon.isNull() && !contents.text.isEmpty())
        width += contents.gap;
    if (contents.arrow)
        width += contents.gap + kMenuArrow;
    return width;
}

void drawContents(const Contents& contents, const QStyleOption& option, QPainter* painter, const QFont& font,
                  const QColor& ink, const QStyle* qstyle)
{
    const QFontMetrics metrics(font, painter->device());
    const QRectF area = QRectF(option.rect).adjusted(2, 0, -2, 0);
    const qreal width = std::min<qreal>(widthOf(contents, metrics), area.width());
    qreal x = (area.width() - width) / 2;
    if (!contents.icon.isNull()) {
        drawButtonIcon(painter, placed(area, x, 0, contents.iconSize, area.height(), option.direction),
                       contents.icon, ink, option);
        x += contents.iconSize + contents.gap;
    }
    qreal end = (area.width() + width) / 2;
    if (contents.arrow) {
        end -= kMenuArrow;
        drawIcon(painter, placed(area, end, 0, kMenuArrow, area.height(), option.direction),
                 IconName::ChevronDown, ink, option.direction);
        end -= contents.gap;
    }
    if (contents.text.isEmpty())
        return;
    const QRectF rect = placed(area, x, 0, end - x + 1, area.height(), option.direction);
    const int underline = qstyle->styleHint(QStyle::SH_UnderlineShortcut, &option) ? Qt::TextShowMnemonic
                                                                                   : Qt::TextHideMnemonic;
    painter->setFont(font);
    painter->setPen(ink);
    // With TextHideMnemonic it would count the "&" as a letter, and shorten what fits.
    const QString shown = metrics.elidedText(contents.text, Qt::ElideRight,
                                             static_cast<int>(rect.width()) + 1, Qt::TextShowMnemonic);
    const int alignment = leadingText(option.direction);
    painter->drawText(rect, alignment | Qt::AlignVCenter | Qt::TextSingleLine | underline, shown);
}

Contents contentsOf(const QStyleOptionButton& option, const QWidget* button)
{
    Contents contents{option.icon, option.text};
    contents.arrow = option.features & QStyleOptionButton::HasMenu;
    if (isSmall(button)) {
        contents.padding = kSmallPadding;
        contents.gap = 6;
    }
    if (kindOf(button) == Kind::Flat)
        contents.padding = isSmall(button) ? 2 : kGap8;
    if (option.text.isEmpty())
        contents.padding = kGap8;
    return contents;
}

Contents contentsOf(const QStyleOptionToolButton& option)
{
    Contents contents{option.icon, option.text};
    if (option.toolButtonStyle == Qt::ToolButtonIconOnly && !option.icon.isNull())
        contents.text.clear();
    if (option.toolButtonStyle == Qt::ToolButtonTextOnly)
        contents.icon = QIcon();
    contents.arrow = (option.features & QStyleOptionToolButton::HasMenu) && !contents.text.isEmpty();
    contents.iconSize = std::min(option.iconSize.width(), kGap24);
    return contents;
}

} // namespace

QFont buttonFont(const QWidget* button)
{
    const QFont base = button ? button->font() : QApplication::font("QPushButton");
    return typeFont(isSmall(button) ? Type::SmallStrong : Type::Strong, base);
}

QSize pushButtonSize(const QStyleOptionButton& option, const QWidget* button)
{
    const QFontMetrics metrics(buttonFont(button));
    const Contents contents = contentsOf(option, button);
    const int width = widthOf(contents, metrics) + 2 * contents.padding;
    const int height =
        isSmall(button) ? grown(kSmallButtonHeight, metrics, 1, 3) : grown(kControlHeight, metrics);
    return {std::max(width, height), height};
}

void drawPushButtonPanel(const QStyleOption& option, QPainter* painter, const QWidget* button,
                         const Tokens& tokens)
{
    const ButtonLook look = lookOf(option, kindOf(button), tokens, false);
    drawPanel(painter, option.rect, kRadiusControl, look.fill, look.outline);
}

void drawPushButtonLabel(const QStyleOptionButton& option, QPainter* painter, const QWidget* button,
                         const Tokens& tokens)
{
    const ButtonLook look = lookOf(option, kindOf(button), tokens, false);
    const QStyle* qstyle = button ? button->style() : QApplication::style();
    drawContents(contentsOf(option, button), option, painter, buttonFont(button), look.ink, qstyle);
}

void drawPushButton(const QStyleOptionButton& option, QPainter* painter, const QWidget* button,
                    const Tokens& tokens)
{
    drawPushButtonPanel(option, painter, button, tokens);
    drawPushButtonLabel(option, painter, button, tokens);
    drawRing(option, painter, kindOf(button));
}

QSize toolButtonSize(const QStyleOptionToolButton& option, const QWidget* button)
{
    const QFontMetrics metrics(buttonFont(button));
    const Contents contents = contentsOf(option);
    const int height =
        isSmall(button) ? grown(kSmallButtonHeight, metrics, 1, 3) : grown(kControlHeight, metrics);
    if (contents.text.isEmpty())
        return {std::max(height, contents.iconSize + 2 * kGap4), height};
    return {widthOf(contents, metrics) + 2 * kPadding, height};
}

void drawToolButton(const QStyleOptionToolButton& option, QPainter* painter, const QWidget* button,
                    const Tokens& tokens)
{
    const QStyle* qstyle = button ? button->style() : QApplication::style();
    const bool bare = (option.state & QStyle::State_AutoRaise) && kindOf(button) == Kind::Secondary;
    const Kind kind = bare ? Kind::Flat : kindOf(button);
    ButtonLook look = lookOf(option, kind, tokens, true);
    const bool iconOnly = contentsOf(option).text.isEmpty();
    if (kind == Kind::Secondary && iconOnly && isEnabled(option) && !isChecked(option))
        look.ink = tokens.textSecondary;
    if (kind == Kind::Inverted && iconOnly)
        look.outline = QColor();
    drawPanel(painter, option.rect, kRadiusControl, look.fill, look.outline);
    drawContents(contentsOf(option), option, painter, buttonFont(button), look.ink, qstyle);
    drawRing(option, painter, kind);
}

void drawCheckIndicator(const QStyleOption& option, QPainter* painter, const Tokens& tokens)
{
    const bool partly = option.state & QStyle::State_NoChange;
    const bool marked = partly || isChecked(option);
    const QPalette& palette = option.palette;
    QColor fill = marked ? tokens.accent : palette.color(QPalette::Base);
    QColor outline = marked ? QColor() : palette.color(QPalette::Dark);
    QColor ink = tokens.onAccent;
    if (!isEnabled(option)) {
        fill = QColor();
        outline = palette.color(QPalette::Mid);
        ink = palette.color(QPalette::Disabled, QPalette::Text);
    } else if (isHovered(option)) {
        fill = marked ? tokens.accentHover : palette.color(QPalette::Midlight);
    }
    const QRectF box = option.rect;
    drawPanel(painter, box, kRadiusKeycap, fill, outline);
    if (partly)
        drawPanel(painter, QRectF(box.center() - QPointF(4, 1), QSizeF(8, 2)), 1, ink);
    else if (marked)
        drawCheckMark(painter, box, ink);
}

void drawRadioIndicator(const QStyleOption& option, QPainter* painter, const Tokens& tokens)
{
    const QPalette& palette = option.palette;
    const bool enabled = isEnabled(option);
    const QRectF box = option.rect;
    QColor fill = isHovered(option) ? palette.color(QPalette::Midlight) : palette.color(QPalette::Base);
    QColor outline = palette.color(isChecked(option) ? QPalette::Link : QPalette::Dark);
    if (!enabled) {
        fill = QColor();
        outline = palette.color(QPalette::Mid);
    }
    drawPanel(painter, box, box.height() / 2, fill, outline, isChecked(option) ? 1.5 : 1);
    if (isChecked(option))
        drawPanel(painter, box.adjusted(4, 4, -4, -4), box.height() / 2,
                  enabled ? tokens.accent : palette.color(QPalette::Disabled, QPalette::Text));
}

} // namespace lectern::style
