#include "store/migrations.h"
#include "store/record_schema.h"
#include "store/store_fixture.h"

#include <QTest>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::StringLiterals;

/// Files of records that an older version has written, and what the schema itself enforces.
class RecordSchemaTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void whatAnOlderVersionWroteComesThrough_data()
    {
        QTest::addColumn<int>("version");
        QTest::newRow("the first") << 1;
        QTest::newRow("the second") << 2;
    }

    void whatAnOlderVersionWroteComesThrough()
    {
        QFETCH(int, version);
        QVERIFY(makeFile(version));
        const auto store = RecordStore::open(m_folder->path(), m_clock);
        QVERIFY(store);
        QVERIFY(!(*store)->openReport().salvaged);
        const auto records = (*store)->records();
        QCOMPARE(records->size(), 3);
        const auto conflict = (*store)->record(QUuid::fromString(idOf(2)));
        QCOMPARE(conflict->state, RecordState::NeedsAttention);
        QCOMPARE(conflict->reason, AttentionReason::Conflict);
        const auto queued = (*store)->record(QUuid::fromString(idOf(1)));
        QCOMPARE(queued->state, RecordState::Queued);
        QCOMPARE(queued->sessionId, QUuid::fromString(sessionOf(1)));
        QCOMPARE(queued->completion.score->raw(), 85.0);
        QCOMPARE(queued->body, QByteArray(R"({"score":85})"));
        QCOMPARE(queued->attempts, 4);
        QVERIFY(queued->outcomeUnknown);

        const auto drafts = (*store)->drafts();
        QCOMPARE(drafts->size(), 2);
        QVERIFY(!drafts->at(0).id.isNull());
        QVERIFY(drafts->at(0).id != drafts->at(1).id);
        QCOMPARE(drafts->at(0).values.score.text, u"72,5"_s); // in which language nobody knows
        QCOMPARE(
            valueIn(backupPath(path(), recordSchema().version()), u"SELECT count(*) FROM records"_s).toInt(),
            3);
    }

    void aDamagedFileOfAnOlderVersionIsSalvaged()
    {
        QVERIFY(makeFile(2));
        QByteArray file = contentOf(path());
        const qsizetype place = file.indexOf("needs_attention", file.indexOf(idOf(2).toLatin1()));
        QVERIFY(place > 0);
        file.replace(place, 5, "nEeds"); // no state at all: the new table would not take it
        QVERIFY(writeContent(path(), file));

        const auto store = RecordStore::open(m_folder->path(), m_clock);
        QVERIFY2(store.ok(), store.ok() ? "" : qUtf8Printable(store.error().detail));
        QVERIFY((*store)->openReport().salvaged);
        QCOMPARE((*store)->records()->size(), 3);
        const auto garbled = (*store)->record(QUuid::fromString(idOf(2)));
        QCOMPARE(garbled->state, RecordState::NeedsAttention); // a person has to look
        QCOMPARE(garbled->reason, AttentionReason::Conflict);
        QVERIFY((*store)->openReport().somethingLost); // its history is not in this file
        QCOMPARE((*store)->drafts()->size(), 2);
        QVERIFY(!(*store)->drafts()->at(0).id.isNull());
    }

    void aRecordForASessionKeepsIt()
    {
        StoreFixture fixture;
        const Record record = fixture.addOne();
        fixture.close();
        const QString change = u"UPDATE records SET session_id = %1 WHERE id = '%2'"_s;
        const QString id = record.id.toString(QUuid::WithoutBraces);
        QVERIFY(changeIn(fixture.path(), change.arg(u"NULL"_s, id)).contains(u"immutable"_s));
        QVERIFY(changeIn(fixture.path(), change.arg(u"'x'"_s, id)).contains(u"immutable"_s));
    }

    /// Made and taken back, but never from one session to another in one step.
    void aRecordForAPackageIsAssignedASession()
    {
        StoreFixture fixture;
        fixture.close();
        QCOMPARE(changeIn(fixture.path(),
                          u"INSERT INTO records (id, package_id, state, recorded_at, utc_offset_seconds, "
                          "monotonic_ms, changed_at) VALUES ('r', 'p', 'queued', 1, 0, 1, 1)"_s),
                 QString());
        const auto assign = [&](const QString& session) {
            return changeIn(fixture.path(),
                            u"UPDATE records SET session_id = %1 WHERE id = 'r'"_s.arg(session));
        };
        QCOMPARE(assign(u"'a'"_s), QString());
        QVERIFY(assign(u"'b'"_s).contains(u"immutable"_s));
        QCOMPARE(assign(u"NULL"_s), QString());
        QCOMPARE(assign(u"'b'"_s), QString());
        QVERIFY(changeIn(fixture.path(), u"UPDATE records SET package_id = 'q' WHERE id = 'r'"_s)
                    .contains(u"immutable"_s));
    }

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"records.sqlite"_s); }
    static QString idOf(int n) { return u"00000000-0000-4000-8000-00000000000%1"_s.arg(n); }
    static QString sessionOf(int n) { return u"00000000-0000-4000-9000-00000000000%1"_s.arg(n); }

    /// Three records and two drafts, as this version of the schema kept them.
    bool makeFile(int version)
    {
        const Schema old{recordSchema().steps.mid(0, version)};
        auto database = openMigrated(path(), Durability::Precious, old);
        if (!database)
            return false;
        const auto add = [&](int n, const QString& state, const QString& reason) {
            return (*database)
                ->exec(
                    u"INSERT INTO records (id, session_id, state, reason, score, body, recorded_at, "
                    "utc_offset_seconds, monotonic_ms, attempts, outcome_unknown, changed_at) VALUES "
                    "('%1', '%2', '%3', '%4', 85, CAST('{\"score\":85}' AS BLOB), 1700000000000, 0, 1, 4, 1, "
                    "1700000000000)"_s.arg(idOf(n), sessionOf(n), state, reason))
                .ok();
        };
        const auto draft = [&](int n, const QString& score) {
            return (*database)
                ->exec(u"INSERT INTO drafts (session_id, score, time_spent, notes, saved_at) VALUES "
                       "('%1', '%2', '', 'typed', %3)"_s.arg(sessionOf(n), score)
                           .arg(10 - n))
                .ok();
        };
        return add(1, u"queued"_s, {}) && add(2, u"needs_attention"_s, u"conflict"_s) &&
               add(3, u"delivered"_s, {}) && draft(4, u"72,5"_s) && draft(5, u"8"_s);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    FakeClock m_clock;
};

QTEST_GUILESS_MAIN(RecordSchemaTest)
#include "test_record_schema.moc"
