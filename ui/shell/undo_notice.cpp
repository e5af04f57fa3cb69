#include "ui/shell/undo_notice.h"

#include "ui/common/isolated.h"
#include "ui/common/undo_bar.h"

#include <QKeySequence>
#include <QPushButton>
#include <QTimer>

#include <chrono>

using namespace std::chrono_literals;

namespace lectern {
namespace {

int secondsLeft(const Record& record)
{
    if (!record.holdUntil.isValid())
        return 0;
    const qint64 left = QDateTime::currentDateTimeUtc().msecsTo(record.holdUntil);
    return left <= 0 ? 0 : static_cast<int>((left + 999) / 1000);
}

} // namespace

UndoNotice::UndoNotice(UndoBar* bar, QObject* parent)
    : QObject(parent)
    , m_bar(bar)
    , m_second(new QTimer(this))
{
    m_second->setInterval(1s);
    connect(m_second, &QTimer::timeout, this, &UndoNotice::tick);
    connect(m_bar, &UndoBar::actionTriggered, this, [this] {
        if (!m_held.isEmpty())
            Q_EMIT recallRequested(record());
    });
    connect(m_bar, &UndoBar::closed, this, &UndoNotice::hide);
}

QUuid UndoNotice::record() const
{
    return m_held.isEmpty() ? QUuid() : m_held.constLast().record.id;
}

QString UndoNotice::fact() const
{
    return m_held.size() == 1 ? tr("Completed") : tr("%n completed", "sessions", int(m_held.size()));
}

QString UndoNotice::text() const
{
    const Held& newest = m_held.constLast();
    const int seconds = secondsLeft(newest.record);
    QString when;
    if (m_clockStopped)
        when = tr("waits for your answer");
    else if (seconds > 0)
        when = m_online ? tr("will be sent in %n s", "", seconds)
                        : tr("will be sent in %n s, or when online again", "", seconds);
    else
        when = m_online ? tr("will be sent now") : tr("will be sent when online again");
    //: %1: the name of the session that was completed last
    const QString name =
        m_held.size() == 1 ? isolated(newest.name) : tr("last: %1").arg(isolated(newest.name));
    return name + QStringLiteral(" · ") + when;
}

void UndoNotice::open(const Record& record, const QString& name)
{
    m_tells = false;
    if (record.state != RecordState::Queued || (m_online && secondsLeft(record) == 0)) {
        if (m_held.isEmpty())
            hide();
        return;
    }
    m_held.append({record, name});
    show(true);
    Q_EMIT changed();
}

/// In the language of now; nothing is announced.
void UndoNotice::retranslate()
{
    if (m_held.isEmpty() || m_tells || !m_bar->isOpen())
        return;
    show(false);
    m_bar->button()->setText(tr("Recall"));
    showKey();
}

void UndoNotice::showKey()
{
    m_bar->button()->setToolTip(
        tr("Recall (%1)")
            .arg(isolated(QKeySequence(Qt::CTRL | Qt::Key_Z).toString(QKeySequence::NativeText))));
}

void UndoNotice::show(bool announced)
{
    if (announced || !m_bar->isOpen()) {
        m_bar->open(IconName::Completed, fact(), text(), tr("Recall"));
        showKey();
    } else {
        m_bar->setFact(fact());
        m_bar->setText(text());
    }
    m_second->start();
}

void UndoNotice::setConnection(const ConnectionStatus& status)
{
    m_online = status.state == ConnectionStatus::State::Online ||
               status.state == ConnectionStatus::State::Connecting;
    tick();
}

void UndoNotice::setClockStopped(bool stopped)
{
    m_clockStopped = stopped;
    tick();
}

void UndoNotice::update(const Record& record)
{
    for (Held& held : m_held) {
        if (held.record.id == record.id)
            held.record = record;
    }
    if (!canRecall(record))
        remove(record.id);
    else
        tick();
}

void UndoNotice::remove(const QUuid& record)
{
    removeIf([&record](const Held& held) { return held.record.id == record; });
}

void UndoNotice::removeSession(const QUuid& session)
{
    removeIf([&session](const Held& held) { return held.record.sessionId == session; });
}

void UndoNotice::removeIf(const std::function<bool(const Held&)>& isGone)
{
    if (m_held.removeIf(isGone) == 0)
        return;
    if (m_held.isEmpty() && !m_tells)
        hide();
    else
        tick();
    Q_EMIT changed();
}

void UndoNotice::tick()
{
    if (!m_held.isEmpty() && m_bar->isOpen() && !m_tells)
        show(false);
}

void UndoNotice::tell(const QString& words, IconName icon)
{
    m_tells = true;
    m_second->stop();
    m_bar->open(icon, words, {}, {});
}

void UndoNotice::hide()
{
    m_tells = false;
    m_second->stop();
    m_bar->dismiss();
}

void UndoNotice::clear()
{
    hide();
    if (m_held.isEmpty())
        return;
    m_held.clear();
    Q_EMIT changed();
}

} // namespace lectern
