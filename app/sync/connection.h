#pragma once

#include "domain/clock.h"
#include "domain/connection_state.h"
#include "sync/backoff.h"

#include <QDateTime>
#include <QObject>
#include <QString>
#include <QTimer>

namespace lectern {

/// Whether the server can be reached, as its own answers tell. One per account; sender and refresher report
/// to it.
///
///   Connecting ──answered──▶ Online ◀──answered── Offline, Stopped (probed again and again, with backoff)
///        │                     │
///        └──────unreachable────┴──▶ Offline
///   any ──401──▶ SignInNeeded ──resume()──▶ Connecting        any ──429──▶ Waiting ──time is up──▶
///   Connecting any ──portal page, redirect, TLS, no profile──▶ Stopped
///
/// Thread: the worker's.
class Connection : public QObject
{
    Q_OBJECT

public:
    using State = ConnectionState;

    Connection(const Clock& clock, Backoff backoff, QObject* parent = nullptr);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] QDateTime since() const { return m_since; }
    [[nodiscard]] QDateTime waitUntil() const { return m_waitUntil; }
    [[nodiscard]] QString words() const { return m_words; }
    [[nodiscard]] QString detail() const { return m_detail; }

    /// How many requests may be under way now: all while online, one (the probe) while nothing is known or
    /// after a failure whose wait is over, none while stopped, waiting or signed out.
    [[nodiscard]] int allowance(int all) const;

    void reportAnswered();
    void reportUnreachable(const QString& words, const QString& detail);
    void reportSignInNeeded(const QString& words);
    void reportStopped(const QString& words, const QString& detail);
    /// @p until: our clock, UTC. A shorter wait never replaces a longer one.
    void reportWait(const QDateTime& until);
    /// Somebody signed in again, or the system says that the network is back: try at once. A server's wait
    /// still binds.
    void resume();
    /// A person waits for the result: short pauses only.
    void setHurried(bool hurried);

signals:
    void changed();
    /// Time to try: send the oldest due record, else fetch the list.
    void probeDue();

private:
    void enter(State state, const QString& words = {}, const QString& detail = {});
    void probeAfterBackoff();
    void onTimer();

    const Clock& m_clock;
    Backoff m_backoff;
    QTimer m_timer;
    State m_state = State::Connecting;
    QDateTime m_since;
    QDateTime m_waitUntil;
    QString m_words;
    QString m_detail;
    int m_failures = 0;
    bool m_probeOpen = true;
};

} // namespace lectern
