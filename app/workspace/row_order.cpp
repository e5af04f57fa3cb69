#include "workspace/row_order.h"

#include <QHash>

#include <algorithm>

namespace lectern {
namespace {

/// Where a delivery stands on its way, for sorting: what needs a person first.
int deliveryRank(const SessionRow& row)
{
    if (row.unconfirmed)
        return 0;
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

qint64 msOf(const QDateTime& time)
{
    return time.isValid() ? time.toMSecsSinceEpoch() : 0;
}

} // namespace

/// A number or a text, by which rows are compared.
struct RowOrder::Key
{
    double number = 0.0;
    QString text;
    bool missing = false;
    qint64 started = 0;
    const SessionRow* row = nullptr;
};

RowOrder::RowOrder(const SessionQuery& query)
    : m_sort(query.sort)
    , m_descending(query.order == Qt::DescendingOrder)
{
    m_collator.setNumericMode(true);
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
}

RowOrder::Key RowOrder::keyOf(const SessionRow& row) const
{
    const Session& session = *row.session;
    Key key;
    key.started = msOf(session.startedAt());
    key.row = &row;
    switch (m_sort) {
    case SessionSort::Package:
        key.text = session.package.title;
        key.missing = key.text.isEmpty();
        break;
    case SessionSort::Label:
        key.text = row.label;
        key.missing = key.text.isEmpty();
        break;
    case SessionSort::Status:
        key.number = int(row.isCompleted() ? SessionStatus::Completed : session.status.value());
        break;
    case SessionSort::Started:
        key.number = double(key.started);
        key.missing = !session.startedAt().isValid();
        break;
    case SessionSort::Time:
        key.number = double(row.shownSeconds().value_or(0));
        key.missing = !row.shownSeconds();
        break;
    case SessionSort::Result:
        key.number = row.shownScore().value_or(0.0);
        key.missing = !row.shownScore();
        break;
    case SessionSort::Delivery:
        key.number = deliveryRank(row);
        break;
    }
    return key;
}

int RowOrder::compare(const Key& a, const Key& b) const
{
    if (a.missing != b.missing)
        return a.missing ? 1 : -1;
    int order = a.number < b.number ? -1 : int(a.number > b.number);
    if (order == 0 && !(a.text.isEmpty() && b.text.isEmpty()))
        order = m_collator.compare(a.text, b.text);
    if (order != 0)
        return m_descending ? -order : order;
    if (a.started != b.started)
        return a.started > b.started ? -1 : 1; // then the newest first
    const QUuid& id = a.row->session->id;
    const QUuid& otherId = b.row->session->id;
    return id < otherId ? -1 : int(otherId < id);
}

bool RowOrder::operator()(const SessionRow& a, const SessionRow& b) const
{
    return compare(keyOf(a), keyOf(b)) < 0;
}

bool RowOrder::isSamePlace(const SessionRow& before, const SessionRow& after) const
{
    return compare(keyOf(before), keyOf(after)) == 0;
}

qsizetype RowOrder::placeIn(const ListingRows& rows, const SessionRow& row) const
{
    qsizetype low = 0;
    qsizetype high = rows.size();
    while (low < high) {
        const qsizetype middle = low + (high - low) / 2;
        if ((*this)(rows.at(middle), row))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/// Comparing texts by the rules of a language is slow, and there are few different ones: they are sorted
/// among themselves, and their places compared from then on.
QHash<QString, double> RowOrder::ranksOfTexts(const std::vector<SessionRow>& rows) const
{
    QHash<QString, double> ranks;
    for (const SessionRow& row : rows)
        ranks.insert(m_sort == SessionSort::Label ? row.label : row.session->package.title, 0.0);
    QStringList texts = ranks.keys();
    std::sort(texts.begin(), texts.end(),
              [this](const QString& a, const QString& b) { return m_collator.compare(a, b) < 0; });
    double rank = 0.0;
    for (qsizetype i = 0; i < texts.size(); ++i) {
        if (i > 0 && m_collator.compare(texts[i - 1], texts[i]) != 0)
            ++rank;
        ranks[texts[i]] = rank;
    }
    return ranks;
}

void RowOrder::sort(std::vector<SessionRow>& rows) const
{
    // As compare() has it, in numbers alone, the smaller first.
    struct Place
    {
        bool missing;
        double number;
        qint64 olderBy;
        const SessionRow* row;
        bool operator<(const Place& other) const
        {
            if (missing != other.missing)
                return other.missing;
            if (number != other.number)
                return number < other.number;
            if (olderBy != other.olderBy)
                return olderBy < other.olderBy;
            return row->session->id < other.row->session->id;
        }
    };
    const bool byText = m_sort == SessionSort::Package || m_sort == SessionSort::Label;
    const QHash<QString, double> ranks = byText ? ranksOfTexts(rows) : QHash<QString, double>();
    std::vector<Place> places;
    places.reserve(rows.size());
    for (const SessionRow& row : rows) {
        const Key key = keyOf(row);
        const double number = byText ? ranks.value(key.text) : key.number;
        places.push_back({key.missing, m_descending ? -number : number, -key.started, &row});
    }
    std::sort(places.begin(), places.end());
    std::vector<SessionRow> sorted;
    sorted.reserve(rows.size());
    for (const Place& place : places)
        sorted.push_back(std::move(rows[std::size_t(place.row - rows.data())]));
    rows = std::move(sorted);
}

} // namespace lectern
