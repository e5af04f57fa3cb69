#include "ui/completion/number_box.h"

#include "domain/number_text.h"
#include "ui/common/measures.h"
#include "ui/completion/spoken_number.h"

#include <QAccessible>
#include <QLineEdit>
#include <QWheelEvent>

#include <algorithm>

namespace lectern {

NumberBox::NumberBox(double lowest, double highest, QWidget* parent)
    : QAbstractSpinBox(parent)
    , m_lowest(lowest)
    , m_highest(highest)
{
    setFocusPolicy(Qt::StrongFocus);
#ifndef QT_NO_ACCESSIBILITY
    QAccessible::installFactory(makeSpokenNumber); // a second time changes nothing
#endif
    connect(lineEdit(), &QLineEdit::textEdited, this, [this] {
        tellValue();
        Q_EMIT edited();
    });
}

void NumberBox::setText(const QString& text)
{
    if (lineEdit()->text() == text)
        return;
    lineEdit()->setText(text);
    tellValue();
    update();
}

void NumberBox::chooseNumber(double number)
{
    if (isReadOnly())
        return;
    setText(writeNumber(std::clamp(number, m_lowest, m_highest), QLocale()));
    Q_EMIT edited();
}

void NumberBox::tellValue()
{
#ifndef QT_NO_ACCESSIBILITY
    const std::optional<double> value = number();
    if (!value)
        return;
    QAccessibleValueChangeEvent event(this, *value);
    QAccessible::updateAccessibility(&event);
#endif
}

void NumberBox::setPlaceholder(const QString& text)
{
    lineEdit()->setPlaceholderText(text);
}

std::optional<double> NumberBox::number() const
{
    const NumberText read = readNumber(text(), QLocale());
    if (read.kind != NumberText::Kind::Number)
        return std::nullopt;
    return read.value;
}

bool NumberBox::isBeingTyped() const
{
    return hasFocus() && readNumber(text(), QLocale()).kind == NumberText::Kind::Unfinished;
}

void NumberBox::stepBy(int steps)
{
    const NumberText read = readNumber(text(), QLocale());
    const bool known = read.kind == NumberText::Kind::Number ||
                       (read.kind == NumberText::Kind::Unfinished && text().at(0).isDigit());
    const double next = known ? std::clamp(read.value + steps, m_lowest, m_highest) : m_lowest;
    setText(writeNumber(next, QLocale()));
    Q_EMIT edited();
}

QValidator::State NumberBox::validate(QString&, int&) const
{
    return QValidator::Acceptable;
}

QAbstractSpinBox::StepEnabled NumberBox::stepEnabled() const
{
    if (isReadOnly())
        return StepNone;
    const std::optional<double> value = number();
    if (!value)
        return StepUpEnabled | StepDownEnabled;
    StepEnabled enabled = StepNone;
    if (*value < m_highest)
        enabled |= StepUpEnabled;
    if (*value > m_lowest)
        enabled |= StepDownEnabled;
    return enabled;
}

void NumberBox::wheelEvent(QWheelEvent* event)
{
    if (hasFocus())
        QAbstractSpinBox::wheelEvent(event);
    else
        event->ignore();
}

QSize NumberBox::sizeHint() const
{
    const int text = fontMetrics().horizontalAdvance(QStringLiteral("10080,5"));
    return {std::max(88, text + 40), grown(kControlHeight, fontMetrics())};
}

QSize NumberBox::minimumSizeHint() const
{
    return sizeHint();
}

} // namespace lectern
