#pragma once

#include "domain/clock.h"
#include "domain/iso_time.h"
#include "workspace/session_detail.h"

#include <QUuid>

namespace lectern::samples {

/// A clock that stands still until it is moved.
class StillClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return m_now; }
    [[nodiscard]] qint64 monotonicMs() const override { return m_monotonicMs; }
    [[nodiscard]] int utcOffsetSeconds() const override { return 0; }
    void pass(qint64 ms)
    {
        m_now = m_now.addMSecs(ms);
        m_monotonicMs += ms;
    }

private:
    QDateTime m_now = fromIsoTime(QStringLiteral("2026-11-23T10:32:12Z"));
    qint64 m_monotonicMs = 1000;
};

inline QDateTime today(const char* time)
{
    return fromIsoTime(QStringLiteral("2026-11-23T%1:00Z").arg(QLatin1String(time)));
}

inline QUuid sessionId(int number)
{
    return QUuid(QStringLiteral("5e551000-0000-4000-8000-%1").arg(number, 12, 10, QChar(u'0')));
}

inline Package package()
{
    Package package;
    package.id = QUuid(QStringLiteral("9ac0a9e0-0000-4000-8000-000000000001"));
    package.title = QStringLiteral("Confined Space Entry");
    package.description =
        QStringLiteral("Atmosphere testing, entry permit and rescue signals in a storage tank.");
    package.version = QStringLiteral("1.4.2");
    package.fileSizeBytes = 412'000'000;
    package.minSdk = 29;
    package.targetPlatforms = QStringList{QStringLiteral("quest3")};
    package.checksum =
        QStringLiteral("sha256:9f2c41d08b6e5a3f7c19e2b4d6a80f135c7e9b2a4d6f8013579bdf027be081ae");
    package.status = QStringLiteral("published");
    return package;
}

/// A session under way since 09:58.
inline SessionDetail underWay(int number = 4)
{
    auto session = std::make_shared<Session>();
    session->id = sessionId(number);
    session->packageId = package().id;
    session->activityId = // its own: a package and activity have one open session
        QUuid(QStringLiteral("ac710000-0000-4000-8000-%1").arg(number, 12, 10, QChar(u'0')));
    session->status = SessionStatus::InProgress;
    session->attempts = 1;
    session->downloadStartedAt = today("09:54");
    session->downloadCompletedAt = today("09:56");
    session->firstLaunchAt = today("09:58");
    session->createdAt = today("09:50");
    session->package = {package().id, package().title, package().version, package().targetPlatforms};
    SessionDetail detail;
    detail.row.session = session;
    detail.row.label = QStringLiteral("Group B, seat %1").arg(number);
    detail.package = package();
    detail.earlierSessions = 3;
    return detail;
}

inline SessionDetail withDraft(SessionDetail detail, const CompletionText& text)
{
    detail.draft = Draft{{}, detail.row.session->id, toDraftValues(text, QLocale()), today("10:32")};
    detail.row.draftSavedAt = today("10:32");
    return detail;
}

inline CompletionText draftText()
{
    return {
        QStringLiteral("85"), QStringLiteral("34"),
        QStringLiteral("Tested the air before entry and kept contact with the attendant. Hesitated at the "
                       "rescue signal, then ")};
}

inline Completion completion()
{
    return {Score::of(85.0), TimeSpent::ofMinutes(34.0),
            Notes::of(QStringLiteral("Good contact with the attendant."))};
}

/// With a record of ours in this state.
inline SessionDetail withRecord(SessionDetail detail, RecordState state,
                                AttentionReason reason = AttentionReason::None)
{
    Record record;
    record.id = QUuid(QStringLiteral("4ec04d00-0000-4000-8000-000000000001"));
    record.sessionId = detail.row.session->id;
    record.state = state;
    record.reason = reason;
    record.completion = completion();
    record.recordedAt = today("10:31");
    record.changedAt = today("10:32");
    if (state == RecordState::Queued)
        record.holdUntil = fromIsoTime(QStringLiteral("2026-11-23T10:32:20Z"));
    if (state == RecordState::Sending)
        record.sendingSince = today("10:31");
    if (state == RecordState::Delivered)
        record.deliveredAt = today("10:32");
    if (state == RecordState::NeedsAttention) {
        record.attempts = 1;
        record.lastError = QStringLiteral("The server does not accept the score.");
        record.lastErrorDetail = QStringLiteral("400 VALIDATION_ERROR");
        record.requestId = QStringLiteral("7f3a9c21");
    }
    detail.records = {record};
    detail.row.record = std::make_shared<Record>(record);
    detail.history = {{today("10:31"), QStringLiteral("Saved on this computer")},
                      {today("10:32"), QStringLiteral("Sent to the server")}};
    return detail;
}

/// Completed on the server by somebody, no record of ours.
inline SessionDetail completedElsewhere(int number = 4)
{
    SessionDetail detail = underWay(number);
    auto session = std::make_shared<Session>(*detail.row.session);
    session->status = SessionStatus::Completed;
    session->completedAt = today("10:30");
    session->score = ScoreReport{64.0, 100.0, 0.64};
    session->successStatus = OpenEnum<SuccessStatus>(SuccessStatus::Failed);
    session->timeSpentSeconds = 31 * 60;
    detail.row.session = session;
    return detail;
}

/// Two results for one session: ours of withRecord() and the server's of completedElsewhere().
inline SessionDetail conflict()
{
    SessionDetail detail =
        withRecord(completedElsewhere(), RecordState::NeedsAttention, AttentionReason::Conflict);
    detail.records[0].lastError.clear();
    detail.row.record = std::make_shared<Record>(detail.records.constFirst());
    detail.serversVersion = *detail.row.session;
    return detail;
}

inline SessionDetailPtr share(SessionDetail detail)
{
    return std::make_shared<const SessionDetail>(std::move(detail));
}

} // namespace lectern::samples
