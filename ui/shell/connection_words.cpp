#include "ui/shell/connection_words.h"

#include "ui/sessions/session_words.h"

#include <cstdlib>
#include <utility>

namespace lectern {

using State = ConnectionStatus::State;

namespace {

constexpr qint64 kMinuteMs = 60'000;

} // namespace

ConnectionWords::ConnectionWords(ConnectionStatus status, QDateTime now, const QLocale& locale)
    : m_status(std::move(status))
    , m_now(std::move(now))
    , m_locale(locale)
{
}

QString ConnectionWords::moment(const QDateTime& time) const
{
    return SessionWords(m_now, m_locale).moment(time);
}

StripWords ConnectionWords::strip() const
{
    switch (m_status.state) {
    case State::Connecting:
    case State::Online:
        return {};
    case State::Offline:
        return {IconName::Offline,
                m_status.since.isValid() ? tr("Offline since %1.").arg(moment(m_status.since))
                                         : tr("Offline."),
                tr("Keep recording: results are saved and sent later."), tr("Try now")};
    case State::SignInNeeded:
        return {IconName::SignIn,
                m_status.unsent() > 0 ? tr("Sign in to send %n record(s).", "", m_status.unsent())
                                      : tr("Sign in to refresh the list."),
                tr("What was recorded stays on this computer."), tr("Sign in")};
    case State::Waiting:
        return {IconName::Clock,
                m_status.waitUntil.isValid()
                    ? tr("The server asks to wait until %1.").arg(moment(m_status.waitUntil))
                    : tr("The server asks to wait."),
                tr("Keep recording: results are saved and sent then."),
                {}};
    case State::Stopped:
        return {IconName::Warning,
                m_status.words.isEmpty() ? tr("Not connected to the server.") : m_status.words,
                tr("Keep recording: results are saved and sent later."), tr("Try now")};
    }
    return {};
}

QString ConnectionWords::state() const
{
    switch (m_status.state) {
    case State::Connecting:
        return tr("Connecting");
    case State::Online:
        return m_status.isDemo ? tr("Demo server") : tr("Online");
    case State::Offline:
        return tr("Offline");
    case State::SignInNeeded:
        return tr("Sign-in needed");
    case State::Waiting:
        return m_status.waitUntil.isValid() ? tr("Waiting until %1").arg(moment(m_status.waitUntil))
                                            : tr("Waiting");
    case State::Stopped:
        return tr("Not connected");
    }
    return {};
}

StatusWords ConnectionWords::connection(bool listIsEmpty) const
{
    const IconName icon = m_status.state == State::Online ? IconName::Online : IconName::Offline;
    const bool isConnecting = m_status.state == State::Connecting;
    const auto iconOrClock = isConnecting ? IconName::Clock : icon;
    if (!m_status.listFetchedAt.isValid())
        return {iconOrClock, state(), Tone::Secondary};
    const QString at = moment(m_status.listFetchedAt);
    //: %1 is a state of the connection such as "Online", %2 a time
    const QString pattern = listIsEmpty ? tr("%1 · checked %2, the list is empty") : tr("%1 · list from %2");
    return {iconOrClock, pattern.arg(state(), at), Tone::Secondary};
}

StatusWords ConnectionWords::attention() const
{
    const int count = m_status.needsAttention + m_status.stuck;
    if (count == 0)
        return {};
    return {IconName::NeedsAttention, tr("%n need(s) attention", "", count), Tone::Attention};
}

StatusWords ConnectionWords::sending() const
{
    if (m_status.sending == 0)
        return {};
    return {IconName::Sending, tr("Sending %1").arg(m_locale.toString(m_status.sending)), Tone::Secondary};
}

StatusWords ConnectionWords::saved() const
{
    if (m_status.queued == 0)
        return {};
    const QString saved = tr("%n saved on this computer", "", m_status.queued);
    if (m_status.forecastMinutes == 0)
        return {IconName::Queued, saved, Tone::Secondary};
    //: %1: "12 saved on this computer", %2 and %3: numbers
    return {IconName::Queued,
            tr("%1 · about %2 min: the server allows %3 a minute")
                .arg(saved, m_locale.toString(m_status.forecastMinutes),
                     m_locale.toString(m_status.writesPerMinute)),
            Tone::Secondary};
}

/// "3 min", "2 h 5 min", "3 d": of the largest units, rounded down.
QString ConnectionWords::span(qint64 ms) const
{
    const qint64 minutes = ms / kMinuteMs;
    const qint64 hours = minutes / 60;
    if (hours >= 48)
        return tr("%1 d", "days").arg(m_locale.toString(hours / 24));
    if (hours == 0)
        return tr("%1 min").arg(m_locale.toString(minutes));
    return minutes % 60 == 0
               ? tr("%1 h").arg(m_locale.toString(hours))
               : tr("%1 h %2 min").arg(m_locale.toString(hours), m_locale.toString(minutes % 60));
}

StatusWords ConnectionWords::clock() const
{
    const qint64 offset = m_status.clockOffsetMs.value_or(0); // the server's clock minus ours
    if (std::abs(offset) < kMinuteMs)
        return {};
    const QString amount = span(std::abs(offset));
    const QString text = offset < 0 ? tr("This computer's clock is %1 ahead of the server's").arg(amount)
                                    : tr("This computer's clock is %1 behind the server's").arg(amount);
    return {IconName::Clock, text, Tone::Secondary};
}

StatusWords ConnectionWords::nothing() const
{
    if (m_status.needsAttention + m_status.unsent() > 0)
        return {};
    return {IconName::Check, tr("Nothing waiting"), Tone::Secondary};
}

} // namespace lectern
