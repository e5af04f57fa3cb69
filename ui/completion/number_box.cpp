#include "ui/completion/number_box.h"

#include "domain/number_text.h"
#include "ui/common/measures.h"

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
    connect(lineEdit(), &QLineEdit::textEdited, this, &NumberBox::edited);
}

void NumberBox::setText(const QString& text)
{
    if (lineEdit()->text() == text)
        return;
    lineEdit()->setText(text);
    update();
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
