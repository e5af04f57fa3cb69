#pragma once

#include <QDateTime>
#include <QSettings>
#include <QUuid>

#include <optional>

namespace lectern {

/// The stop watches of sessions that are not completed yet, in an ini file, so that they outlive the program.
/// What is older than a week is forgotten. UI thread.
class WatchMemory
{
public:
    struct Watch
    {
        qint64 collectedMs = 0;
        QDateTime runningSince; ///< UTC, by the wall clock; invalid: it stands
        bool fromZero = false;  ///< reset by hand: not counted from the first launch any more
    };

    WatchMemory(const QString& file, const QDateTime& now);

    [[nodiscard]] std::optional<Watch> read(const QUuid& session) const;
    void write(const QUuid& session, const Watch& watch, const QDateTime& now);
    void forget(const QUuid& session);

private:
    QSettings m_file;
};

} // namespace lectern
