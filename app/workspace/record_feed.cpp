#include "workspace/record_feed.h"

#include "workspace/first_page.h"

#include <QTimer>

namespace lectern {
namespace {

constexpr int kPortion = 1'000; ///< a few milliseconds

} // namespace

RecordFeed::RecordFeed(RecordStore& store, SessionDirectory& directory, QObject* parent)
    : QObject(parent)
    , m_store(store)
    , m_directory(directory)
{
}

RecordSide RecordFeed::labelsAndDrafts()
{
    RecordSide side;
    if (auto labels = m_store.labels())
        side.labels = *std::move(labels);
    else
        emit failed(labels.error());
    if (const auto drafts = m_store.drafts()) {
        for (const Draft& draft : *drafts)
            side.drafts.insert(draft.sessionId, draft.savedAt);
    } else {
        emit failed(drafts.error());
    }
    return side;
}

void RecordFeed::feedAll()
{
    RecordSide side = labelsAndDrafts();
    if (auto records = m_store.records())
        side.records = *std::move(records);
    else
        emit failed(records.error());
    side.isWhole = true;
    QMetaObject::invokeMethod(&m_directory,
                              [directory = &m_directory, side] { directory->addRecordSide(side); });
}

void RecordFeed::feedFrom(const QList<QUuid>& firstSessions)
{
    RecordSide side = labelsAndDrafts();
    RecordFilter waiting; // the few records that need a person
    waiting.states = {RecordState::NeedsAttention};
    if (const auto records = m_store.records(waiting))
        side.records = *records;
    for (const QUuid& session : firstSessions) {
        if (const auto record = m_store.liveRecordOf(session))
            side.records.append(*record);
    }
    QMetaObject::invokeMethod(&m_directory,
                              [directory = &m_directory, side] { directory->addRecordSide(side); });
    if (firstSessions.isEmpty())
        feedPortion(0);
    else
        QTimer::singleShot(FirstPage::kRestAfterMs, this, [this] { feedPortion(0); });
}

void RecordFeed::feedPortion(qint64 after)
{
    qint64 last = after;
    const auto records = m_store.recordsAfter(&last, kPortion);
    if (!records)
        emit failed(records.error());
    const bool isLast = !records || records->size() < kPortion;
    const QList<Record> portion = records ? *records : QList<Record>();
    QMetaObject::invokeMethod(&m_directory, [directory = &m_directory, portion, isLast] {
        directory->addRecords(portion, isLast);
    });
    if (!isLast)
        QMetaObject::invokeMethod(
            this, [this, last] { feedPortion(last); }, Qt::QueuedConnection);
}

} // namespace lectern
