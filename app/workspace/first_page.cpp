#include "workspace/first_page.h"

#include "store/packed.h"

#include <algorithm>

namespace lectern {

std::optional<FirstPage> FirstPage::of(const SessionListing& listing)
{
    if (listing.counts.all <= kLongList || listing.query.isFiltered() || listing.rowsToCome > 0)
        return std::nullopt;
    FirstPage page;
    page.query = listing.query;
    page.counts = listing.counts;
    page.total = int(listing.rows.size());
    const qsizetype count = std::min<qsizetype>(kRows, listing.rows.size());
    page.sessions.reserve(count);
    for (qsizetype row = 0; row < count; ++row)
        page.sessions.append(listing.rows.at(row).session->id);
    return page;
}

QByteArray FirstPage::toBytes() const
{
    PackedWriter writer;
    writer.put(qint32(query.view));
    writer.put(qint32(query.sort));
    writer.put(qint32(query.order));
    for (const int count :
         {counts.toScore, counts.inProgress, counts.needsAttention, counts.completed, counts.all, total})
        writer.put(qint32(count));
    writer.put(qint32(sessions.size()));
    for (const QUuid& session : sessions)
        writer.putUuid(session);
    return writer.finish();
}

std::optional<FirstPage> FirstPage::fromBytes(const QByteArray& bytes)
{
    PackedReader reader(bytes);
    FirstPage page;
    page.query.view = SessionView(reader.get<qint32>());
    page.query.sort = SessionSort(reader.get<qint32>());
    page.query.order = Qt::SortOrder(reader.get<qint32>());
    for (int* count : {&page.counts.toScore, &page.counts.inProgress, &page.counts.needsAttention,
                       &page.counts.completed, &page.counts.all, &page.total})
        *count = reader.get<qint32>();
    for (auto left = reader.get<qint32>(); left > 0 && reader.ok(); --left)
        page.sessions.append(reader.getUuid());
    return reader.ok() ? std::optional(page) : std::nullopt;
}

} // namespace lectern
