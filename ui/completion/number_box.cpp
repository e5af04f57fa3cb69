#include "ui/completion/number_box.h"

#include "domain/number_text.h"
#include "ui/common/measures.h"
#include "ui/completion/spoken_number.h"

#include <QAccessible>
#include <QEvent>
#include <QLineEdit>

#include <algorithm>
#include <utility>

namespace lectern {

NumberBox::NumberBox(double lowest, double highest, double start, QWidget* parent)
    : QAbstractSpinBox(parent)
    , m_lowest(lowest)
    , m_highest(highest)
    , m_start(start)
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
    replaceByUser(writeNumber(std::clamp(number, m_lowest, m_highest), QLocale()));
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

void NumberBox::replaceByUser(const QString& text)
{
    if (lineEdit()->text() != text) {
        const QSignalBlocker blocker(lineEdit()); // it would tell of every part of the change
        lineEdit()->selectAll();
        if (text.isEmpty())
            lineEdit()->del();
        else
            lineEdit()->insert(text);
    }
    update();
    tellValue();
    Q_EMIT edited();
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

std::optional<double> NumberBox::stepBase() const
{
    const NumberText read = readNumber(text(), QLocale());
    const bool begun = read.kind == NumberText::Kind::Unfinished && plainNumberText(text()).at(0).isDigit();
    if (read.kind != NumberText::Kind::Number && !begun)
        return std::nullopt;
    return read.value;
}

void NumberBox::changeEvent(QEvent* event)
{
    QAbstractSpinBox::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        rewriteFor(QLocale());
}

void NumberBox::rewriteFor(const QLocale& locale)
{
    const QLocale before = std::exchange(m_locale, locale);
    const QString was = text();
    const NumberText read = readNumber(was, before);
    const auto point = was.indexOf(before.decimalPoint());
    if (read.kind != NumberText::Kind::Number || point < 0 || before.decimalPoint() == locale.decimalPoint())
        return;
    QLineEdit* const line = lineEdit();
    const int cursor = line->cursorPosition();
    const int marked = line->selectionStart();
    const auto length = line->selectionLength();
    const bool backwards = marked >= 0 && cursor == marked;
    const QSignalBlocker blocker(line); // nobody typed this
    line->setSelection(int(point), int(before.decimalPoint().size()));
    line->insert(locale.decimalPoint());
    if (marked < 0)
        line->setCursorPosition(cursor);
    else if (backwards)
        line->setSelection(marked + int(length), -int(length));
    else
        line->setSelection(marked, int(length));
}

void NumberBox::stepBy(int steps)
{
    const StepEnabled enabled = stepEnabled();
    if (!enabled.testFlag(steps > 0 ? StepUpEnabled : StepDownEnabled))
        return;
    const std::optional<double> base = stepBase();
    const double next = base ? std::clamp(*base + steps, m_lowest, m_highest) : m_start;
    replaceByUser(writeNumber(next, QLocale()));
}

QValidator::State NumberBox::validate(QString&, int&) const
{
    return QValidator::Acceptable;
}

QAbstractSpinBox::StepEnabled NumberBox::stepEnabled() const
{
    if (isReadOnly())
        return StepNone;
    if (text().trimmed().isEmpty())
        return StepUpEnabled;
    const std::optional<double> base = stepBase();
    StepEnabled enabled = StepNone;
    enabled.setFlag(StepUpEnabled, base && *base < m_highest);
    enabled.setFlag(StepDownEnabled, base && *base > m_lowest);
    return enabled;
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
