#pragma once

#include "domain/record.h"
#include "domain/session.h"
#include "workspace/row_filter.h"
#include "workspace/row_order.h"
#include "workspace/session_listing.h"

#include <QHash>
#include <QMap>
#include <QString>
#include <QUuid>

#include <array>
#include <memory>

namespace lectern {

using SessionPtr = std::shared_ptr<const Session>;
using RecordPtr = std::shared_ptr<const Record>;

/// Everything a listing is made of.
struct ListingSources
{
    QHash<QUuid, SessionPtr> sessions;
    QHash<QUuid, RecordPtr> records;     ///< by session: of the others, the one that matters most
    QHash<QUuid, RecordPtr> unconfirmed; ///< by session: the newest of those that nobody could confirm
    QHash<QUuid, QString> labels;        ///< by session
    QHash<QUuid, QDateTime> drafts;      ///< by session: when it was saved
    bool everLoaded = false;

    /// The row of one session; it must be known.
    [[nodiscard]] SessionRow row(const QUuid& sessionId) const;
    [[nodiscard]] SessionRow row(const QUuid& id,
                                 const SessionPtr& session) const; ///< where both are at hand
};

/// Whether @p candidate says more of its session than @p known: what needs a person first, then what is or
/// will be with the server, then the newest.
bool mattersMore(const Record& candidate, const Record& known);

/// Keeps a listing up to date: one changed session costs a search and a piece of the rows, not a new listing.
/// Thread: one.
class ListingBuilder
{
public:
    ListingBuilder() = default;
    explicit ListingBuilder(ListingSources sources) : m_sources(std::move(sources)) {}

    [[nodiscard]] const ListingSources& sources() const { return m_sources; }
    [[nodiscard]] const SessionQuery& query() const { return m_query; }

    void setQuery(const SessionQuery& query);
    void setEverLoaded() { m_sources.everLoaded = true; }
    /// The server's list, whole. Sessions that stayed as they were keep their pointers.
    void setSessions(const std::shared_ptr<const QList<Session>>& sessions);
    void putSession(const SessionPtr& session);
    /// Taken if it matters more than the one that is known.
    void putRecord(const Record& record);
    void removeRecord(const Record& record);
    void setDraft(const QUuid& sessionId, const QDateTime& savedAt); ///< invalid time: removed
    void setLabel(const QUuid& sessionId, const QString& label);     ///< empty: removed
    /// All of them at once.
    void setLabelsAndDrafts(const QHash<QUuid, QString>& labels, const QHash<QUuid, QDateTime>& drafts);

    /// As things stand now.
    [[nodiscard]] SessionListingPtr listing();

private:
    /// What is known of a session changes: @p change makes it so in the sources.
    template <typename Change>
    void update(const QUuid& sessionId, const Change& change);
    void putUnconfirmed(const Record& record);
    void takeOut(const SessionRow& row);
    void putIn(const SessionRow& row);
    void replaceRow(const SessionRow& before, const SessionRow& after);
    void count(const SessionRow& row, int by);
    [[nodiscard]] QStringList statusWords() const;
    [[nodiscard]] std::vector<const SessionPtr*> sessionsInMemoryOrder() const;
    void buildAnew();
    void takeManySessions(const std::shared_ptr<const QList<Session>>& sessions);

    ListingSources m_sources;
    SessionQuery m_query;
    RowFilter m_filter{m_query};
    RowOrder m_order{m_query};
    bool m_stale = true; ///< what follows has to be made anew

    ListingRows m_rows;
    SessionCounts m_counts;
    struct Choice
    {
        PackageBrief package;
        int sessions = 0;
    };
    QHash<QUuid, Choice> m_packages; ///< that occur, for the filter menu
    std::array<int, 5> m_statuses{}; ///< sessions of each known status
    QMap<QString, int> m_words;      ///< statuses that we do not know, by word
};

/// Filters, sorts and counts everything once.
SessionListingPtr buildListing(const ListingSources& sources, const SessionQuery& query);

} // namespace lectern
