#pragma once

#include "workspace/session_listing.h"

#include <QUuid>

namespace lectern::samples {

/// Local time of a day in autumn, as the UTC that the core hands out.
inline QDateTime localTime(int day, int hour, int minute)
{
    return QDateTime(QDate(2026, 11, day), QTime(hour, minute)).toUTC();
}

/// The Monday on which everything happens, 10:40.
inline QDateTime monday()
{
    return localTime(23, 10, 40);
}

inline QUuid listedId(int number)
{
    return QUuid(QStringLiteral("5e551000-0000-4000-8000-%1").arg(number, 12, 10, QChar(u'0')));
}

inline SessionRow listedRow(int number, SessionStatus status = SessionStatus::InProgress)
{
    auto session = std::make_shared<Session>();
    session->id = listedId(number);
    // Each of an activity of its own: one account has no two open sessions of one package and activity.
    session->packageId = QUuid(QStringLiteral("ac4a6e00-0000-4000-8000-000000000001"));
    session->activityId =
        QUuid(QStringLiteral("ac710000-0000-4000-8000-%1").arg(number, 12, 10, QChar(u'0')));
    session->status = status;
    session->attempts = 1;
    session->firstLaunchAt = localTime(23, 9, number % 60);
    session->package.title = QStringLiteral("Confined Space Entry");
    session->package.version = QStringLiteral("1.4.2");
    session->package.targetPlatforms = QStringList{QStringLiteral("quest2"), QStringLiteral("quest3")};
    SessionRow row;
    row.session = session;
    row.label = QStringLiteral("Group B, seat %1").arg(number);
    return row;
}

inline std::shared_ptr<Record> recordOf(const SessionRow& row, RecordState state)
{
    auto record = std::make_shared<Record>();
    record->id = QUuid::createUuid();
    record->sessionId = row.session->id;
    record->state = state;
    record->completion.score = Score::of(85);
    record->recordedAt = localTime(23, 10, 30);
    record->sendingSince = localTime(23, 10, 31);
    record->deliveredAt = localTime(23, 10, 27);
    record->changedAt = localTime(23, 10, 41);
    return record;
}

inline SessionListingPtr listingOf(const QList<SessionRow>& rows, const SessionQuery& query = {})
{
    auto listing = std::make_shared<SessionListing>();
    listing->query = query;
    listing->rows = rows;
    listing->counts.all = static_cast<int>(rows.size());
    listing->counts.toScore = listing->counts.all;
    listing->everLoaded = true;
    return listing;
}

inline SessionListingPtr listingOf(std::initializer_list<int> numbers, const SessionQuery& query = {})
{
    QList<SessionRow> rows;
    for (const int number : numbers)
        rows.append(listedRow(number));
    return listingOf(rows, query);
}

} // namespace lectern::samples
