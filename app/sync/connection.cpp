#include "sync/connection.h"

#include <algorithm>

namespace lectern {

Connection::Connection(const Clock& clock, Backoff backoff, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
    , m_backoff(std::move(backoff))
    , m_since(clock.now())
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Connection::onTimer);
}

int Connection::allowance(int all) const
{
    switch (m_state) {
    case State::Online:
        return all;
    case State::Connecting:
    case State::Offline:
        return m_probeOpen ? 1 : 0;
    case State::Stopped: // only a list refresh may find out whether the right server is back
    case State::SignInNeeded:
    case State::Waiting:
        return 0;
    }
    return 0;
}

void Connection::reportAnswered()
{
    if (m_state == State::Waiting || m_state == State::SignInNeeded)
        return; // an answer to an older call doesn't end these
    m_failures = 0;
    m_probeOpen = true;
    m_timer.stop();
    enter(State::Online);
}

void Connection::reportUnreachable(const QString& words, const QString& detail)
{
    if (m_state == State::Waiting || m_state == State::SignInNeeded)
        return;
    enter(State::Offline, words, detail);
    probeAfterBackoff();
}

void Connection::reportSignInNeeded(const QString& words)
{
    if (m_state == State::Waiting)
        return;
    m_timer.stop();
    enter(State::SignInNeeded, words);
}

void Connection::reportStopped(const QString& words, const QString& detail)
{
    if (m_state == State::Waiting || m_state == State::SignInNeeded)
        return;
    enter(State::Stopped, words, detail);
    probeAfterBackoff();
}

void Connection::reportWait(const QDateTime& until)
{
    if (!until.isValid() || until <= m_clock.now())
        return;
    if (m_state != State::Waiting || until > m_waitUntil)
        m_waitUntil = until;
    enter(State::Waiting);
    onTimer();
}

void Connection::resume()
{
    if (m_state == State::Waiting)
        return;
    m_failures = 0;
    m_probeOpen = true;
    m_timer.stop();
    if (m_state != State::Online)
        enter(State::Connecting);
    emit probeDue();
}

void Connection::setHurried(bool hurried)
{
    m_backoff.setCapMs(hurried ? Backoff::kHurriedCapMs : Backoff::kCapMs);
}

void Connection::enter(State state, const QString& words, const QString& detail)
{
    const bool same = m_state == state && m_words == words;
    if (m_state != state)
        m_since = m_clock.now();
    m_state = state;
    m_words = words;
    m_detail = detail;
    if (state != State::Waiting)
        m_waitUntil = {};
    if (!same || state == State::Waiting)
        emit changed();
}

void Connection::probeAfterBackoff()
{
    if (m_timer.isActive())
        return; // several calls failed together: one probe for all
    ++m_failures;
    m_probeOpen = false;
    m_timer.start(m_backoff.delayMs(m_failures));
}

void Connection::onTimer()
{
    if (m_state == State::Waiting) {
        const qint64 left = m_clock.now().msecsTo(m_waitUntil);
        if (left > 0) {
            // In steps: the wall clock may be set meanwhile.
            constexpr qint64 kStepMs = 30'000;
            m_timer.start(int(std::min(left, kStepMs)));
            return;
        }
        enter(State::Connecting);
    }
    m_probeOpen = true;
    emit probeDue();
}

} // namespace lectern
