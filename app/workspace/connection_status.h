#pragma once

#include <QDateTime>
#include <QMetaType>
#include <QString>

#include <optional>

namespace lectern {

/// How the way to the server stands, for a window to show. A value; any thread. Times are UTC.
struct ConnectionStatus
{
    enum class State {
        Connecting, ///< nothing known yet
        Online,
        Offline,      ///< normal: results are saved and sent later
        SignInNeeded, ///< the server wants a new sign-in; records wait
        Waiting,      ///< the server asked to wait (429, Retry-After) until waitUntil
        Stopped,      ///< something answers that is not the server we know (portal page, redirect, TLS, no
                      ///< profile)
    };
    State state = State::Connecting;
    QDateTime since;         ///< when this state began
    QDateTime waitUntil;     ///< only in Waiting
    QString words;           ///< Stopped: the fact, in words for people
    QString detail;          ///< technical detail
    QDateTime listFetchedAt; ///< when the list shown came from the server; invalid: never
    bool refreshing = false; ///< a list is being fetched now
    int queued = 0;          ///< records saved on this computer only
    int sending = 0;
    int needsAttention = 0;
    /// The server's clock minus ours, in milliseconds of whole seconds; nothing: not known yet.
    std::optional<qint64> clockOffsetMs;

    [[nodiscard]] int unsent() const { return queued + sending; }
    bool operator==(const ConnectionStatus&) const = default;
};

} // namespace lectern

Q_DECLARE_METATYPE(lectern::ConnectionStatus)
