#include "store/outbox_file.h"

#include "fuzz/target.h"

#include <QSet>

namespace lectern::fuzz {
namespace {

void everythingIsWithinItsBounds(const OutboxFile& file)
{
    expect(!file.serverRoot.isEmpty() && !file.names.isEmpty(), "a file names whose it is");
    expect(file.exportedAt.isValid(), "a file says when it was written");
    QSet<QUuid> ids;
    for (const TravellingRecord& travelling : file.records) {
        const Record& record = travelling.record;
        expect(!record.id.isNull() && !record.sessionId.isNull(), "a record has its ids");
        expect(!ids.contains(record.id), "no record comes twice");
        ids.insert(record.id);
        expect(record.state == RecordState::Queued || record.state == RecordState::NeedsAttention,
               "only unsent records travel");
        expect((record.state == RecordState::NeedsAttention) == (record.reason != AttentionReason::None),
               "what needs a person says why, and nothing else does");
        expect(!record.body.isEmpty() && record.body.size() <= OutboxFile::kMostBodyBytes,
               "a body is bounded");
        expect(record.recordedAt.isValid() && record.attempts >= 0, "a record says when, and how often");
        expect(travelling.history.size() <= OutboxFile::kMostRows, "a history is bounded");
    }
    for (const Draft& draft : file.drafts)
        expect(!draft.sessionId.isNull() && !draft.values.isEmpty(), "a draft says something of a session");
}

} // namespace

void outboxFile(const QByteArray& input)
{
    const auto file = outboxFileFromJson(input);
    if (!file) {
        const FailureReason reason = file.error().reason;
        expect(reason == FailureReason::Damaged || reason == FailureReason::NewerVersion,
               "a file is damaged or newer");
        expect(!file.error().message.isEmpty() && !file.error().detail.isEmpty(),
               "a refusal has words and a place");
        return;
    }
    everythingIsWithinItsBounds(*file);
    if (input.toLower().contains("\\ufeff"))
        return; // QJsonDocument reads a byte order mark in one spelling and not in the other (wire::textOf)

    const auto again = outboxFileFromJson(toJson(*file));
    expect(again.ok(), "what is written can be read");
    expect(again->records.size() == file->records.size(), "no record is lost");
    for (qsizetype i = 0; i < file->records.size(); ++i)
        expect(again->records[i].record == file->records[i].record, "the records are the same again");
    expect(again->drafts == file->drafts, "the drafts are the same again");
    expect(again->labels == file->labels, "the labels are the same again");
    const auto third = outboxFileFromJson(toJson(*again)); // long histories were cut once
    expect(third.ok() && *third == *again, "the file is the same again");
}

} // namespace lectern::fuzz
