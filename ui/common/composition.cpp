#include "ui/common/composition.h"

#include <QApplication>
#include <QInputMethod>
#include <QInputMethodEvent>
#include <QWidget>

namespace lectern {

Composition& Composition::current()
{
    static QPointer<Composition> composition;
    if (!composition)
        composition = new Composition(qApp);
    return *composition;
}

Composition::Composition(QObject* parent) : QObject(parent)
{
    qApp->installEventFilter(this);
}

bool Composition::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::InputMethod && watched->isWidgetType()) {
        m_field = static_cast<QWidget*>(watched);
        m_text = static_cast<QInputMethodEvent*>(event)->preeditString();
    } else if (event->type() == QEvent::FocusOut && watched == m_field) {
        m_text.clear(); // the field has asked for it by itself
    }
    return QObject::eventFilter(watched, event);
}

void Composition::commit(const QWidget* place)
{
    if (m_text.isEmpty() || !m_field || (m_field != place && !place->isAncestorOf(m_field)))
        return;
    QGuiApplication::inputMethod()->commit();
    if (m_text.isEmpty() || !m_field)
        return;
    // Not every input method answers at once, and an answer from later would come into another form.
    QInputMethodEvent event;
    event.setCommitString(std::exchange(m_text, QString()));
    QCoreApplication::sendEvent(m_field, &event);
    QGuiApplication::inputMethod()->reset();
}

} // namespace lectern
