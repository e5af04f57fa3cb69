#pragma once

#include "domain/record.h"
#include "domain/session.h"

#include <QHash>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QUuid>

#include <memory>
#include <optional>

namespace lectern {

/// The views of the side bar.
enum class SessionView { ToScore, InProgress, NeedsAttention, Completed, All };

enum class SessionSort { Package, Label, Status, Started, Time, Result, Delivery };

/// Which sessions a window wants to see, and in what order.
struct SessionQuery
{
    SessionView view = SessionView::ToScore;
    QString text; ///< every word must occur in title, version, label, status word or id; case and accents
                  ///< don't matter
    std::optional<QUuid> package;  ///< only this package
    std::optional<QUuid> activity; ///< only this activity
    std::optional<QString> status; ///< only this word of the server ("downloaded", or one we do not know)
    SessionSort sort = SessionSort::Started;
    Qt::SortOrder order = Qt::DescendingOrder;

    [[nodiscard]] bool isFiltered() const { return !text.isEmpty() || package || activity || status; }
    bool operator==(const SessionQuery&) const = default;
};

/// One row of the table: the server's session and what this computer knows of it.
struct SessionRow
{
    std::shared_ptr<const Session> session; ///< never null
    QString label;                          ///< the instructor's own, may be empty
    std::shared_ptr<const Record> record;   ///< the record that matters most, may be null
    QDateTime draftSavedAt;                 ///< valid: there is a draft

    /// Completed by the server's word, or by a record of ours that is queued, sending or delivered.
    [[nodiscard]] bool isCompleted() const;
    /// Open and not yet completed by us.
    [[nodiscard]] bool isToScore() const { return !isCompleted(); }
    [[nodiscard]] bool needsAttention() const;
    /// What is shown as result: our record's score if there is one, else the server's.
    [[nodiscard]] std::optional<double> shownScore() const;
    /// Passed or failed by the shown score; nothing without a score.
    [[nodiscard]] std::optional<bool> shownPassed() const;
    /// Seconds: our record's time if it has one, else the server's, else the time since first launch is NOT
    /// guessed.
    [[nodiscard]] std::optional<qint64> shownSeconds() const;
};

/// How many sessions stand in each view, filters aside.
struct SessionCounts
{
    int toScore = 0;
    int inProgress = 0;
    int needsAttention = 0;
    int completed = 0;
    int all = 0;
};

/// An immutable list as a window shows it: made off the UI thread, handed over by pointer.
struct SessionListing
{
    SessionQuery query;
    QList<SessionRow> rows;    ///< filtered and sorted
    QHash<QUuid, int> indexOf; ///< session id → row
    SessionCounts counts;
    QList<PackageBrief> packages; ///< that occur in the sessions, by title: for the filter menu
    QStringList statusWords;      ///< that occur, for the filter menu
    bool everLoaded = false;      ///< false: nothing cached and nothing fetched yet ("loading", not "empty")
};

using SessionListingPtr = std::shared_ptr<const SessionListing>;

} // namespace lectern

Q_DECLARE_METATYPE(lectern::SessionQuery)
Q_DECLARE_METATYPE(lectern::SessionListingPtr)
