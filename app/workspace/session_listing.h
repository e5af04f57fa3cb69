#pragma once

#include "workspace/listing_rows.h"

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
    ListingRows rows; ///< filtered and sorted
    SessionCounts counts;
    QList<PackageBrief> packages; ///< that occur in the sessions, by title: for the filter menu
    QStringList statusWords;      ///< that occur, for the filter menu
    bool everLoaded = false;      ///< false: nothing cached and nothing fetched yet ("loading", not "empty")
    int rowsToCome = 0;           ///< the first picture of a start has the first rows only; these follow

    /// Its row; -1: not in this list.
    [[nodiscard]] int indexOf(const QUuid& session) const { return rows.indexOf(session); }
    /// Rows, those to come included.
    [[nodiscard]] int total() const { return int(rows.size()) + rowsToCome; }
};

/// A long list is not taken apart in the thread that happens to let go of it last: share() sees to that.
using SessionListingPtr = std::shared_ptr<const SessionListing>;

/// From here on nobody changes it.
SessionListingPtr share(std::unique_ptr<SessionListing> listing);

} // namespace lectern

Q_DECLARE_METATYPE(lectern::SessionQuery)
Q_DECLARE_METATYPE(lectern::SessionListingPtr)
