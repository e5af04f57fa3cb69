#include "ui/completion/spoken_number.h"

#include "ui/completion/number_box.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QLineEdit>

namespace lectern {

#ifndef QT_NO_ACCESSIBILITY

namespace {

class SpokenNumber : public QAccessibleWidget,
                     public QAccessibleValueInterface,
                     public QAccessibleTextInterface,
                     public QAccessibleEditableTextInterface
{
public:
    explicit SpokenNumber(NumberBox* box)
        : QAccessibleWidget(box, QAccessible::SpinBox)
        , m_box(box)
        , m_edit(box->findChild<QLineEdit*>())
    {
    }

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        switch (type) {
        case QAccessible::ValueInterface: // an empty box has no value: 0 would be one
            return m_box->number() ? static_cast<QAccessibleValueInterface*>(this) : nullptr;
        case QAccessible::TextInterface:
            return static_cast<QAccessibleTextInterface*>(this);
        case QAccessible::EditableTextInterface:
            return static_cast<QAccessibleEditableTextInterface*>(this);
        default:
            return QAccessibleWidget::interface_cast(type);
        }
    }

    QString text(QAccessible::Text kind) const override
    {
        const bool empty = m_box->text().isEmpty();
        if (kind == QAccessible::Value)
            return empty ? m_box->emptyWords() : m_box->text();
        if (kind == QAccessible::Description && empty) {
            QStringList words{m_box->emptyWords(), QAccessibleWidget::text(kind)};
            words.removeAll(QString());
            return words.join(QStringLiteral(". "));
        }
        return QAccessibleWidget::text(kind);
    }

    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.editable = !m_box->isReadOnly();
        state.readOnly = m_box->isReadOnly();
        return state;
    }

    QVariant currentValue() const override { return m_box->number().value_or(m_box->lowest()); }
    void setCurrentValue(const QVariant& value) override { m_box->chooseNumber(value.toDouble()); }
    QVariant minimumValue() const override { return m_box->lowest(); }
    QVariant maximumValue() const override { return m_box->highest(); }
    QVariant minimumStepSize() const override { return 1.0; }

    // What stands in the box, and the cursor in it.
    using QAccessibleWidget::text;
    QString text(int start, int end) const override { return m_edit->text().mid(start, end - start); }
    int characterCount() const override { return static_cast<int>(m_edit->text().size()); }
    int cursorPosition() const override { return m_edit->cursorPosition(); }
    void setCursorPosition(int position) override { m_edit->setCursorPosition(position); }
    int selectionCount() const override { return m_edit->hasSelectedText() ? 1 : 0; }
    void selection(int index, int* start, int* end) const override
    {
        const bool known = index == 0 && m_edit->hasSelectedText();
        *start = known ? m_edit->selectionStart() : 0;
        *end = known ? m_edit->selectionEnd() : 0;
    }
    void addSelection(int start, int end) override { setSelection(0, start, end); }
    void removeSelection(int) override { m_edit->deselect(); }
    void setSelection(int, int start, int end) override { m_edit->setSelection(start, end - start); }
    QRect characterRect(int) const override { return rect(); }
    int offsetAtPoint(const QPoint& point) const override
    {
        return m_edit->cursorPositionAt(m_edit->mapFromGlobal(point));
    }
    void scrollToSubstring(int start, int) override { m_edit->setCursorPosition(start); }
    QString attributes(int, int* start, int* end) const override
    {
        *start = 0;
        *end = characterCount();
        return {};
    }
    void deleteText(int start, int end) override { replaceText(start, end, {}); }
    void insertText(int at, const QString& words) override { replaceText(at, at, words); }
    void replaceText(int start, int end, const QString& words) override
    {
        if (m_box->isReadOnly())
            return;
        m_edit->setSelection(start, end - start);
        m_edit->insert(words);
        Q_EMIT m_box->edited();
    }

private:
    NumberBox* m_box;
    QLineEdit* m_edit;
};

} // namespace

QAccessibleInterface* makeSpokenNumber(const QString& className, QObject* object)
{
    const bool isOne = className == QLatin1String("lectern::NumberBox");
    return isOne ? new SpokenNumber(static_cast<NumberBox*>(object)) : nullptr;
}

#else

QAccessibleInterface* makeSpokenNumber(const QString&, QObject*)
{
    return nullptr;
}

#endif

} // namespace lectern
