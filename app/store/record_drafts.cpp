// What is kept beside the outbox: drafts, labels, settings.
#include "domain/person_text.h"
#include "store/database.h"
#include "store/record_store.h"
#include "store/transaction.h"

#include <QCoreApplication>

namespace lectern {
using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1String
    kDraftColumns("id, session_id, score, score_number, time_spent, time_spent_number, notes, saved_at");

DraftNumber numberOf(const Statement& read, int textColumn)
{
    if (const auto value = read.number(textColumn + 1))
        return {value, {}};
    return {std::nullopt, read.text(textColumn)};
}

/// Of kDraftColumns.
Draft draftOf(const Statement& read)
{
    return {read.uuid(0), read.uuid(1), {numberOf(read, 2), numberOf(read, 4), read.text(6)}, read.time(7)};
}

void logFailure(const Outcome& outcome)
{
    if (!outcome)
        qWarning("store: %s", qUtf8Printable(outcome.error().detail));
}

} // namespace

Outcome RecordStore::saveDraft(const Draft& draft)
{
    return draft.values.isEmpty() ? removeDraftRow(draft.sessionId) : writeDraft(draft);
}

Outcome RecordStore::writeDraft(const Draft& draft)
{
    static const QString sql =
        u"INSERT INTO drafts (%1) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (session_id) DO UPDATE SET "
        "score = excluded.score, score_number = excluded.score_number, time_spent = excluded.time_spent, "
        "time_spent_number = excluded.time_spent_number, notes = excluded.notes, saved_at = excluded.saved_at"_s
            .arg(kDraftColumns);
    auto save = m_database->prepare(sql);
    const QUuid id = draft.id.isNull() ? QUuid::createUuid() : draft.id;
    const QDateTime savedAt = draft.savedAt.isValid() ? draft.savedAt : m_clock.now();
    const DraftValues& values = draft.values;
    return save.run({toValue(id), toValue(draft.sessionId), values.score.text, toValue(values.score.value),
                     values.timeSpentMinutes.text, toValue(values.timeSpentMinutes.value), values.notes,
                     toValue(savedAt)});
}

std::optional<Draft> RecordStore::draft(const QUuid& sessionId)
{
    auto found = findDraft(sessionId);
    if (!found)
        logFailure(found.error());
    return found ? std::move(found).value() : std::nullopt;
}

Result<std::optional<Draft>> RecordStore::findDraft(const QUuid& sessionId)
{
    static const QString sql = u"SELECT %1 FROM drafts WHERE session_id = ?"_s.arg(kDraftColumns);
    auto find = m_database->prepare(sql);
    if (auto done = find.run({toValue(sessionId)}); !done)
        return done.error();
    if (find.next())
        return std::optional(draftOf(find));
    if (auto ended = find.end(); !ended)
        return ended.error();
    return std::optional<Draft>();
}

Result<QList<Draft>> RecordStore::drafts()
{
    static const QString sql =
        u"SELECT %1 FROM drafts ORDER BY saved_at DESC, session_id, id"_s.arg(kDraftColumns);
    auto find = m_database->prepare(sql);
    if (auto done = find.run(); !done)
        return done.error();
    QList<Draft> drafts;
    while (find.next())
        drafts.append(draftOf(find));
    if (auto ended = find.end(); !ended)
        return ended.error();
    return drafts;
}

Outcome RecordStore::removeDraft(const QUuid& sessionId)
{
    return removeDraftRow(sessionId);
}

Outcome RecordStore::removeDraftRow(const QUuid& sessionId)
{
    auto remove = m_database->prepare(u"DELETE FROM drafts WHERE session_id = ?"_s);
    return remove.run({toValue(sessionId)});
}

Outcome RecordStore::setLabel(const QUuid& sessionId, const QString& text)
{
    const QString line = normalisedLabel(text);
    if (line.size() > kMaxLabelLength) {
        return Failure{FailureReason::InvalidInput,
                       QCoreApplication::translate("Store", "A label has at most %n character(s).", nullptr,
                                                   kMaxLabelLength),
                       {}};
    }
    if (const auto fault = firstTextFault(line, TextLines::One))
        return Failure{FailureReason::InvalidInput, describeTextFault(line, *fault), {}};
    if (line.isEmpty()) {
        auto remove = m_database->prepare(u"DELETE FROM labels WHERE session_id = ?"_s);
        return remove.run({toValue(sessionId)});
    }
    auto save = m_database->prepare(
        u"INSERT INTO labels (session_id, text) VALUES (?, ?) ON CONFLICT (session_id) DO "
        "UPDATE SET text = excluded.text"_s);
    return save.run({toValue(sessionId), line});
}

QString RecordStore::label(const QUuid& sessionId)
{
    auto find = m_database->prepare(u"SELECT text FROM labels WHERE session_id = ?"_s);
    logFailure(find.run({toValue(sessionId)}));
    return find.next() ? find.text(0) : QString();
}

Result<QHash<QUuid, QString>> RecordStore::labels()
{
    auto find = m_database->prepare(u"SELECT session_id, text FROM labels"_s);
    if (auto done = find.run(); !done)
        return done.error();
    QHash<QUuid, QString> labels;
    while (find.next())
        labels.insert(find.uuid(0), find.text(1));
    if (auto ended = find.end(); !ended)
        return ended.error();
    return labels;
}

Outcome RecordStore::addSampleLabels(const QHash<QUuid, QString>& labels)
{
    const QString added = u"sample_labels_added"_s;
    if (!setting(added).isEmpty())
        return Done{};
    Transaction transaction(*m_database);
    if (!transaction.begun())
        return transaction.begun();
    auto save = m_database->prepare(
        u"INSERT INTO labels (session_id, text) VALUES (?, ?) ON CONFLICT (session_id) DO NOTHING"_s);
    for (auto label = labels.cbegin(); label != labels.cend(); ++label) {
        if (auto done = save.run({toValue(label.key()), label.value()}); !done)
            return done;
    }
    if (auto done = setSetting(added, u"1"_s); !done)
        return done;
    return transaction.commit();
}

QString RecordStore::setting(const QString& key, const QString& fallback)
{
    auto find = m_database->prepare(u"SELECT value FROM settings WHERE key = ?"_s);
    logFailure(find.run({key}));
    return find.next() ? find.text(0) : fallback;
}

Outcome RecordStore::setSetting(const QString& key, const QString& value)
{
    if (value.isNull()) {
        auto remove = m_database->prepare(u"DELETE FROM settings WHERE key = ?"_s);
        return remove.run({key});
    }
    auto save = m_database->prepare(
        u"INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET "
        "value = excluded.value"_s);
    return save.run({key, value});
}

} // namespace lectern
