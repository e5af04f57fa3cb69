#pragma once

#include "domain/connection_state.h"

#include <QDateTime>
#include <QMetaType>
#include <QString>

#include <optional>

namespace lectern {

/// How the way to the server stands, for a window to show. A value; any thread. Times are UTC.
struct ConnectionStatus
{
    using State = ConnectionState;
    State state = State::Connecting;
    QDateTime since;         ///< when this state began
    QDateTime waitUntil;     ///< only in Waiting
    QString words;           ///< Stopped: the fact, in words for people
    QString detail;          ///< technical detail
    QDateTime listFetchedAt; ///< when the list shown came from the server; invalid: never
    bool refreshing = false; ///< a list is being fetched now
    bool isDemo = false;     ///< the server is the demo's, in this program
    int queued = 0;          ///< records saved on this computer only
    int sending = 0;
    int needsAttention = 0;
    int stuck = 0; ///< of the queued ones: sending them fails again and again
    /// How long the unsent records take because the server limits its writes, in minutes; 0: less than one,
    /// or it tells no limit.
    int forecastMinutes = 0;
    int writesPerMinute = 0; ///< the limit; 0: not known
    /// The server's clock minus ours, in milliseconds of whole seconds; nothing: not known yet.
    std::optional<qint64> clockOffsetMs;

    [[nodiscard]] int unsent() const { return queued + sending; }
    bool operator==(const ConnectionStatus&) const = default;
};

} // namespace lectern

Q_DECLARE_METATYPE(lectern::ConnectionStatus)
