#pragma once

#include "domain/open_enum.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUuid>

#include <optional>

namespace lectern {

enum class SessionStatus { Unknown, Downloading, Downloaded, InProgress, Completed };
enum class CompletionMode { Unknown, SelfReport, ScoreEntry };
enum class SuccessStatus { Unknown, Passed, Failed };

template <>
struct WireWords<SessionStatus>
{
    static constexpr std::array<std::pair<SessionStatus, const char*>, 4> words{{
        {SessionStatus::Downloading, "downloading"},
        {SessionStatus::Downloaded, "downloaded"},
        {SessionStatus::InProgress, "in_progress"},
        {SessionStatus::Completed, "completed"},
    }};
};

template <>
struct WireWords<CompletionMode>
{
    static constexpr std::array<std::pair<CompletionMode, const char*>, 2> words{{
        {CompletionMode::SelfReport, "self_report"},
        {CompletionMode::ScoreEntry, "score_entry"},
    }};
};

template <>
struct WireWords<SuccessStatus>
{
    static constexpr std::array<std::pair<SuccessStatus, const char*>, 2> words{{
        {SuccessStatus::Passed, "passed"},
        {SuccessStatus::Failed, "failed"},
    }};
};

/// A score as the server tells it. Not a Score: what a server says is shown as it is, even if it breaks our
/// rules.
struct ScoreReport
{
    double raw = 0.0;
    double max = 100.0;
    double scaled = 0.0;

    bool operator==(const ScoreReport&) const = default;
};

/// The part of a package that comes with each session.
struct PackageBrief
{
    QUuid id;
    QString title;
    QString version;
    QStringList targetPlatforms; ///< words of the wire: "quest2", "pico4", …

    bool operator==(const PackageBrief&) const = default;
};

/// A training session as the server tells it (contract: GET /api/vr-sessions). Times are UTC; invalid = not
/// there.
struct Session
{
    QUuid id;
    QUuid packageId;
    std::optional<QUuid> activityId;
    QString tenantId;
    QString userId;
    OpenEnum<SessionStatus> status;
    OpenEnum<CompletionMode> completionMode;
    int attempts = 0;
    QDateTime downloadStartedAt;
    QDateTime downloadCompletedAt;
    QDateTime firstLaunchAt;
    QDateTime completedAt;
    std::optional<ScoreReport> score;
    std::optional<OpenEnum<SuccessStatus>> successStatus;
    std::optional<qint64> timeSpentSeconds;
    /// The server says something that cannot be read as a score, or a time: unknown, which is not "none".
    bool isScoreUnreadable = false;
    bool isTimeUnreadable = false;
    bool selfReported = false;
    QDateTime createdAt;
    PackageBrief package;

    /// Any session that is not completed can be completed, also one whose status we do not know.
    [[nodiscard]] bool isOpen() const { return status != SessionStatus::Completed; }
    /// When work began, as far as known: first launch, else download, else creation. May be invalid.
    [[nodiscard]] QDateTime startedAt() const;

    bool operator==(const Session&) const = default;
};

/// Whose these sessions are: empty if nobody's, or several people's (contract: who is signed in).
QString ownerOf(const QList<Session>& sessions);

} // namespace lectern
