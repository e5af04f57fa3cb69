#include "ui/common/accessible.h"

#include "ui/common/score_slider.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QAccessibleWidget>
#include <QApplication>
#include <QLocale>

#include <array>

namespace lectern {

#ifndef QT_NO_ACCESSIBILITY

namespace {

// What a button tells of being checked.
enum class Checked {
    Checkbox, // a choice among others: checked
    Tab,      // the view that is shown: selected
    Fold,     // what it heads is open: expanded
};

class SpokenButton : public QAccessibleWidget
{
public:
    SpokenButton(QAbstractButton* button, QAccessible::Role role, Checked checked)
        : QAccessibleWidget(button, role)
        , m_button(button)
        , m_checked(checked)
    {
    }

    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        const bool on = m_button->isChecked();
        switch (m_checked) {
        case Checked::Checkbox:
            state.checkable = true;
            state.checked = on;
            break;
        case Checked::Tab:
            state.selectable = true;
            state.selected = on;
            break;
        case Checked::Fold:
            state.expandable = true;
            state.expanded = on;
            state.collapsed = !on;
            break;
        }
        state.pressed = m_button->isDown();
        return state;
    }

    QString text(QAccessible::Text kind) const override
    {
        const QString words = QAccessibleWidget::text(kind);
        return kind == QAccessible::Name && words.isEmpty() ? m_button->text() : words;
    }

    QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }

    void doAction(const QString& name) override
    {
        if (name == pressAction())
            m_button->click();
        else
            QAccessibleWidget::doAction(name);
    }

private:
    QAbstractButton* m_button;
    Checked m_checked;
};

// Belongs to the program, not to a part of its window: else the names of all that is around it are said
// first.
class SpokenAnnouncement : public QAccessibleWidget
{
public:
    explicit SpokenAnnouncement(QWidget* widget) : QAccessibleWidget(widget, QAccessible::Notification) {}
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(qApp); }
};

// Counts in points, not in the hundredths that the slider has inside, and knows "no score".
class SpokenScore : public QAccessibleWidget, public QAccessibleValueInterface
{
public:
    explicit SpokenScore(ScoreSlider* slider)
        : QAccessibleWidget(slider, QAccessible::Slider)
        , m_slider(slider)
    {
    }

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::ValueInterface)
            return static_cast<QAccessibleValueInterface*>(this);
        return QAccessibleWidget::interface_cast(type);
    }

    QString text(QAccessible::Text kind) const override
    {
        const std::optional<double> score = m_slider->score();
        QString none = QCoreApplication::translate("lectern::ScoreSlider", "no score");
        if (kind == QAccessible::Value)
            return score ? m_slider->locale().toString(*score, 'g', QLocale::FloatingPointShortest) : none;
        if (kind == QAccessible::Description && !score)
            return none;
        return QAccessibleWidget::text(kind);
    }

    QVariant currentValue() const override { return m_slider->score().value_or(minimumValue().toDouble()); }
    void setCurrentValue(const QVariant& value) override { m_slider->chooseScore(value.toDouble()); }
    QVariant minimumValue() const override { return 0.0; }
    QVariant maximumValue() const override { return 100.0; }
    QVariant minimumStepSize() const override { return 1.0; }

private:
    ScoreSlider* m_slider;
};

struct SpokenRole
{
    const char* className;
    QAccessible::Role role;
};

constexpr std::array kRoles{
    SpokenRole{"lectern::FieldMessage", QAccessible::StaticText},
    SpokenRole{"lectern::IconLabel", QAccessible::StaticText},
    SpokenRole{"lectern::ToneBox", QAccessible::StaticText},
    SpokenRole{"lectern::PillLabel", QAccessible::StaticText},
    SpokenRole{"lectern::TimeLine", QAccessible::Graphic},
    SpokenRole{"lectern::NavList", QAccessible::PageTabList},
    SpokenRole{"lectern::SegmentedControl", QAccessible::Grouping},
    SpokenRole{"lectern::UndoBar", QAccessible::Grouping},
    SpokenRole{"lectern::InfoStrip", QAccessible::Grouping},
};

QAccessibleInterface* makeInterface(const QString& className, QObject* object)
{
    auto* const widget = qobject_cast<QWidget*>(object);
    if (!widget || !className.startsWith(QLatin1String("lectern::")))
        return nullptr;
    if (className == QLatin1String("lectern::Announcement"))
        return new SpokenAnnouncement(widget);
    if (className == QLatin1String("lectern::NavRow"))
        return new SpokenButton(static_cast<QAbstractButton*>(widget), QAccessible::PageTab, Checked::Tab);
    if (className == QLatin1String("lectern::Segment"))
        return new SpokenButton(static_cast<QAbstractButton*>(widget), QAccessible::RadioButton,
                                Checked::Checkbox);
    if (className == QLatin1String("lectern::ToggleHead"))
        return new SpokenButton(static_cast<QAbstractButton*>(widget), QAccessible::Button, Checked::Fold);
    if (className == QLatin1String("lectern::ScoreSlider"))
        return new SpokenScore(static_cast<ScoreSlider*>(widget));
    for (const SpokenRole& each : kRoles) {
        if (className == QLatin1String(each.className))
            return new QAccessibleWidget(widget, each.role);
    }
    return nullptr;
}

} // namespace

void installAccessibleInterfaces()
{
    QAccessible::installFactory(makeInterface);
}

#else

void installAccessibleInterfaces()
{
}

#endif

} // namespace lectern
