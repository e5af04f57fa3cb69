#include "ui/common/style_fields.h"

#include "ui/common/icons.h"
#include "ui/common/kinds.h"
#include "ui/common/measures.h"
#include "ui/common/paint.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QPainter>
#include <QPlainTextEdit>
#include <QTextEdit>

namespace lectern::style {

namespace {

constexpr int kSpinButtonWidth = 23;
constexpr int kComboArrowWidth = 30;
constexpr int kSpinArrow = 12;

bool isReadOnly(const QStyleOption& option, const QWidget* field)
{
    if (option.state & QStyle::State_ReadOnly)
        return !qobject_cast<const QComboBox*>(field);
    const auto* spin = qobject_cast<const QAbstractSpinBox*>(field);
    return spin && spin->isReadOnly();
}

void drawSpinButton(const QStyleOptionSpinBox& option, QPainter* painter, QStyle::SubControl sub,
                    IconName name, const Tokens& tokens)
{
    const QRectF rect = spinBoxRect(option, sub);
    const auto step =
        sub == QStyle::SC_SpinBoxUp ? QAbstractSpinBox::StepUpEnabled : QAbstractSpinBox::StepDownEnabled;
    const bool possible = (option.state & QStyle::State_Enabled) && (option.stepEnabled & step);
    QColor ink = option.palette.color(possible ? QPalette::Active : QPalette::Disabled,
                                      possible ? QPalette::PlaceholderText : QPalette::Text);
    if (possible && (option.activeSubControls & sub) && (option.state & QStyle::State_MouseOver)) {
        const bool pressed = option.state & QStyle::State_Sunken;
        const bool marked = pressed && tokens.highContrast;
        if (marked)
            ink = tokens.onHighlight;
        drawPanel(painter, rect.adjusted(2, 2, -2, -2), kRadiusKeycap,
                  option.palette.color(marked    ? QPalette::Highlight
                                       : pressed ? QPalette::Mid
                                                 : QPalette::Midlight));
    }
    drawIcon(painter,
             QRectF(rect.center() - QPointF(kSpinArrow, kSpinArrow) / 2, QSizeF(kSpinArrow, kSpinArrow)),
             name, ink);
}

QRect mirrored(const QStyleOption& option, const QRect& rect)
{
    return QStyle::visualRect(option.direction, option.rect, rect);
}

} // namespace

bool isTextEdit(const QWidget* widget)
{
    return qobject_cast<const QPlainTextEdit*>(widget) || qobject_cast<const QTextEdit*>(widget);
}

bool isInsideField(const QWidget* lineEdit)
{
    const QWidget* parent = lineEdit ? lineEdit->parentWidget() : nullptr;
    return qobject_cast<const QAbstractSpinBox*>(parent) || qobject_cast<const QComboBox*>(parent);
}

void drawField(const QStyleOption& option, QPainter* painter, const QWidget* field, const Tokens& tokens)
{
    const QPalette& palette = option.palette;
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool quiet = !enabled || isReadOnly(option, field);
    const QColor fill = palette.color(quiet ? QPalette::AlternateBase : QPalette::Base);
    const bool focused =
        enabled && (field ? field->hasFocus() || (field->focusProxy() && field->focusProxy()->hasFocus())
                          : bool(option.state & QStyle::State_HasFocus));
    if (isInvalid(field)) {
        drawPanel(painter, option.rect, kRadiusControl, fill, tokens.fail.strong, kFocusWidth);
        return;
    }
    if (focused) {
        drawPanel(painter, option.rect, kRadiusControl, fill, palette.color(QPalette::Link), kFocusWidth);
        return;
    }
    const bool hovered = enabled && (option.state & QStyle::State_MouseOver);
    QColor outline = palette.color(quiet ? QPalette::Mid : QPalette::Dark);
    if (hovered && !quiet)
        outline = tokens.textSecondary;
    drawPanel(painter, option.rect, kRadiusControl, fill, outline);
}

QRect spinBoxRect(const QStyleOptionSpinBox& option, QStyle::SubControl sub)
{
    const QRect area = option.rect;
    const int buttons = option.buttonSymbols == QAbstractSpinBox::NoButtons ? 0 : kSpinButtonWidth;
    const int half = area.height() / 2;
    switch (sub) {
    case QStyle::SC_SpinBoxUp:
        return buttons == 0 ? QRect()
                            : mirrored(option, {area.right() + 1 - buttons, area.top(), buttons - 1, half});
    case QStyle::SC_SpinBoxDown:
        return buttons == 0 ? QRect()
                            : mirrored(option, {area.right() + 1 - buttons, area.top() + half, buttons - 1,
                                                area.height() - half});
    case QStyle::SC_SpinBoxEditField:
        return mirrored(option, area.adjusted(6, 2, -(buttons == 0 ? 6 : buttons + 2), -2));
    default:
        return area;
    }
}

void drawSpinBox(const QStyleOptionSpinBox& option, QPainter* painter, const QWidget* box,
                 const Tokens& tokens)
{
    if (option.frame)
        drawField(option, painter, box, tokens);
    else
        painter->fillRect(option.rect, option.palette.color(QPalette::Base));
    if (option.buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const QRectF area = option.rect;
    const QRectF divider = snapped(painter, placed(area, area.width() - kSpinButtonWidth, 2,
                                                   lineWidth(painter), area.height() - 4, option.direction));
    painter->fillRect(divider, option.palette.color(QPalette::Mid));
    drawSpinButton(option, painter, QStyle::SC_SpinBoxUp, IconName::ChevronUp, tokens);
    drawSpinButton(option, painter, QStyle::SC_SpinBoxDown, IconName::ChevronDown, tokens);
}

QRect comboBoxRect(const QStyleOptionComboBox& option, QStyle::SubControl sub)
{
    const QRect area = option.rect;
    switch (sub) {
    case QStyle::SC_ComboBoxArrow:
        return mirrored(option,
                        {area.right() + 1 - kComboArrowWidth, area.top(), kComboArrowWidth, area.height()});
    case QStyle::SC_ComboBoxEditField:
        return mirrored(option, area.adjusted(option.editable ? 6 : 10, 2, -kComboArrowWidth, -2));
    default:
        return area;
    }
}

void drawComboBox(const QStyleOptionComboBox& option, QPainter* painter, const QWidget* box,
                  const Tokens& tokens)
{
    if (option.frame)
        drawField(option, painter, box, tokens);
    else
        painter->fillRect(option.rect, option.palette.color(QPalette::Base));
    const bool enabled = option.state & QStyle::State_Enabled;
    const QColor ink =
        enabled ? tokens.textSecondary : option.palette.color(QPalette::Disabled, QPalette::Text);
    const QRectF arrow = comboBoxRect(option, QStyle::SC_ComboBoxArrow);
    drawIcon(painter, QRectF(arrow.center() - QPointF(8, 8), QSizeF(kIconInRow, kIconInRow)),
             IconName::ChevronDown, ink);
}

void drawComboBoxLabel(const QStyleOptionComboBox& option, QPainter* painter, const QWidget* box)
{
    if (option.editable)
        return;
    QRectF area = comboBoxRect(option, QStyle::SC_ComboBoxEditField);
    const bool enabled = option.state & QStyle::State_Enabled;
    const QColor ink = option.palette.color(enabled ? QPalette::Active : QPalette::Disabled, QPalette::Text);
    qreal lead = 0;
    if (!option.currentIcon.isNull()) {
        const QRectF place = placed(area, 0, 0, kIconInRow, area.height(), option.direction);
        if (const std::optional<IconName> name = iconNameOf(option.currentIcon))
            drawIcon(painter, place, *name, ink, option.direction);
        else
            option.currentIcon.paint(painter, place.toAlignedRect());
        lead = kIconInRow + kGap8;
    }
    area = placed(area, lead, 0, area.width() - lead, area.height(), option.direction);
    painter->setFont(box ? box->font() : QApplication::font());
    painter->setPen(ink);
    const QString text = QFontMetrics(painter->font(), painter->device())
                             .elidedText(option.currentText, Qt::ElideRight, static_cast<int>(area.width()));
    const int alignment = leadingText(option.direction);
    painter->drawText(area, alignment | Qt::AlignVCenter | Qt::TextSingleLine, text);
}

} // namespace lectern::style
