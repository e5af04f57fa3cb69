#include "workspace/listing_builder.h"

#include "wire/json_read.h"

#include <QCollator>

#include <algorithm>
#include <set>
#include <tuple>

namespace lectern {
namespace {

/// Folded for searching: no case, no accents.
QString folded(const QString& text)
{
    QString result;
    const QString decomposed = text.normalized(QString::NormalizationForm_KD);
    result.reserve(decomposed.size());
    for (const QChar c : decomposed) {
        if (!c.isMark())
            result.append(c.toCaseFolded());
    }
    return result;
}

bool isInView(const SessionRow& row, SessionView view)
{
    switch (view) {
    case SessionView::ToScore:
        return row.isToScore();
    case SessionView::InProgress:
        return row.isToScore() && row.session->status == SessionStatus::InProgress;
    case SessionView::NeedsAttention:
        return row.needsAttention();
    case SessionView::Completed:
        return row.isCompleted();
    case SessionView::All:
        return true;
    }
    return true;
}

void count(const SessionRow& row, SessionCounts& counts)
{
    ++counts.all;
    if (row.isCompleted())
        ++counts.completed;
    else
        ++counts.toScore;
    if (isInView(row, SessionView::InProgress))
        ++counts.inProgress;
    if (row.needsAttention())
        ++counts.needsAttention;
}

bool containsAll(const SessionRow& row, const QStringList& words)
{
    if (words.isEmpty())
        return true;
    const Session& session = *row.session;
    const QStringList parts{session.package.title,
                            session.package.version,
                            row.label,
                            session.status.word(),
                            session.package.targetPlatforms.join(QLatin1Char(' ')),
                            wire::toText(session.id)};
    const QString haystack = folded(parts.join(QLatin1Char('\n')));
    return std::all_of(words.begin(), words.end(),
                       [&](const QString& word) { return haystack.contains(word); });
}

bool passesFilters(const SessionRow& row, const SessionQuery& query, const QStringList& words)
{
    const Session& session = *row.session;
    return isInView(row, query.view) && (!query.package || session.package.id == *query.package) &&
           (!query.activity || session.activityId == query.activity) &&
           (!query.status || session.status.word() == *query.status) && containsAll(row, words);
}

/// Where a delivery stands on its way, for sorting: what needs a person first.
int deliveryRank(const SessionRow& row)
{
    if (row.record) {
        switch (row.record->state) {
        case RecordState::NeedsAttention:
            return 0;
        case RecordState::Queued:
            return 1;
        case RecordState::Sending:
            return 2;
        case RecordState::Delivered:
            return 4;
        default:
            break;
        }
    }
    return row.draftSavedAt.isValid() ? 3 : 5;
}

/// One key of either kind per row; missing values come last in either order.
struct SortKey
{
    double number = 0.0;
    QString text;
    bool missing = false;
};

SortKey keyOf(const SessionRow& row, SessionSort sort)
{
    const Session& session = *row.session;
    switch (sort) {
    case SessionSort::Package:
        return {0.0, session.package.title, session.package.title.isEmpty()};
    case SessionSort::Label:
        return {0.0, row.label, row.label.isEmpty()};
    case SessionSort::Status:
        return {
            double(int(row.isCompleted() ? SessionStatus::Completed : session.status.value())), {}, false};
    case SessionSort::Started: {
        const QDateTime started = session.startedAt();
        return {started.isValid() ? double(started.toMSecsSinceEpoch()) : 0.0, {}, !started.isValid()};
    }
    case SessionSort::Time:
        return {double(row.shownSeconds().value_or(0)), {}, !row.shownSeconds()};
    case SessionSort::Result:
        return {row.shownScore().value_or(0.0), {}, !row.shownScore()};
    case SessionSort::Delivery:
        return {double(deliveryRank(row)), {}, false};
    }
    return {};
}

void sortRows(QList<SessionRow>& rows, const SessionQuery& query)
{
    struct Keyed
    {
        SortKey key;
        qint64 started;
        qsizetype index;
    };
    QCollator collator;
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);

    std::vector<Keyed> order;
    order.reserve(size_t(rows.size()));
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const QDateTime started = rows[i].session->startedAt();
        order.push_back({keyOf(rows[i], query.sort), started.isValid() ? started.toMSecsSinceEpoch() : 0, i});
    }
    const bool descending = query.order == Qt::DescendingOrder;
    std::sort(order.begin(), order.end(), [&](const Keyed& a, const Keyed& b) {
        if (a.key.missing != b.key.missing)
            return b.key.missing;
        if (a.key.number != b.key.number)
            return descending ? a.key.number > b.key.number : a.key.number < b.key.number;
        if (const int order3 = collator.compare(a.key.text, b.key.text); order3 != 0)
            return descending ? order3 > 0 : order3 < 0;
        if (a.started != b.started)
            return a.started > b.started; // then the newest first
        return rows[a.index].session->id < rows[b.index].session->id;
    });

    QList<SessionRow> sorted;
    sorted.reserve(rows.size());
    for (const Keyed& entry : order)
        sorted.append(std::move(rows[entry.index]));
    rows = std::move(sorted);
}

void collectFilterChoices(const ListingSources& sources, SessionListing& listing)
{
    QHash<QUuid, PackageBrief> packages;
    std::set<SessionStatus> known;
    std::set<QString> words;
    for (const auto& session : sources.sessions) {
        if (!session->package.id.isNull() && !packages.contains(session->package.id))
            packages.insert(session->package.id, session->package);
        if (session->status.isKnown())
            known.insert(session->status.value());
        else
            words.insert(session->status.word());
    }
    for (const SessionStatus status : known)
        words.insert(OpenEnum<SessionStatus>(status).word());
    listing.packages = packages.values();
    std::sort(listing.packages.begin(), listing.packages.end(),
              [](const PackageBrief& a, const PackageBrief& b) {
                  return std::tie(a.title, a.version) < std::tie(b.title, b.version);
              });
    for (const QString& word : words)
        listing.statusWords.append(word);
}

} // namespace

SessionRow ListingSources::row(const QUuid& sessionId) const
{
    return {sessions.value(sessionId), labels.value(sessionId), records.value(sessionId),
            drafts.value(sessionId)};
}

bool mattersMore(const Record& candidate, const Record& known)
{
    const auto rank = [](const Record& record) {
        switch (record.state) {
        case RecordState::NeedsAttention:
            return 3;
        case RecordState::Queued:
        case RecordState::Sending:
        case RecordState::Delivered:
            return 2;
        case RecordState::Draft:
        case RecordState::Discarded:
        case RecordState::Superseded:
            break;
        }
        return 1;
    };
    if (candidate.id == known.id)
        return true; // the same record, newer
    if (rank(candidate) != rank(known))
        return rank(candidate) > rank(known);
    return candidate.recordedAt > known.recordedAt;
}

SessionListingPtr buildListing(const ListingSources& sources, const SessionQuery& query)
{
    auto listing = std::make_shared<SessionListing>();
    listing->query = query;
    listing->everLoaded = sources.everLoaded;
    const QStringList words = folded(query.text).split(QLatin1Char(' '), Qt::SkipEmptyParts);

    listing->rows.reserve(sources.sessions.size());
    for (auto it = sources.sessions.cbegin(); it != sources.sessions.cend(); ++it) {
        SessionRow row{*it, sources.labels.value(it.key()), sources.records.value(it.key()),
                       sources.drafts.value(it.key())};
        count(row, listing->counts);
        if (passesFilters(row, query, words))
            listing->rows.append(std::move(row));
    }
    sortRows(listing->rows, query);
    listing->indexOf.reserve(listing->rows.size());
    for (qsizetype i = 0; i < listing->rows.size(); ++i)
        listing->indexOf.insert(listing->rows[i].session->id, int(i));
    collectFilterChoices(sources, *listing);
    return listing;
}

} // namespace lectern
