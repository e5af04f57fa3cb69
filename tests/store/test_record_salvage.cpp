#include "store/integrity_check.h"
#include "store/store_fixture.h"

#include <QDir>
#include <QRandomGenerator>
#include <QTest>
#include <QtEndian>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kPage = 4096;

void overwrite(const QString& path, qint64 from, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(from));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// The root page of a table or index, counted from 1.
qint64 rootPageOf(const QString& path, const QString& name)
{
    return valueIn(path, u"SELECT rootpage FROM sqlite_master WHERE name = '%1'"_s.arg(name)).toLongLong();
}

void leaveSuspicion(const StoreFixture& fixture)
{
    QFile mark(fixture.path() + u".suspect"_s);
    QVERIFY(mark.open(QIODevice::WriteOnly));
}

bool isSalvaged(StoreFixture& fixture)
{
    leaveSuspicion(fixture);
    return fixture.reopen() && fixture.store().openReport().salvaged;
}

} // namespace

class RecordSalvageTest : public QObject
{
    Q_OBJECT

private slots:
    void aFileThatIsNoDatabaseIsSetAsideUnchanged()
    {
        StoreFixture fixture;
        fixture.addOne();
        fixture.close();
        overwrite(fixture.path(), 0, QByteArray(200, '\xff'));
        const QByteArray damaged = contentOf(fixture.path());
        QVERIFY(fixture.reopen());
        const OpenReport& report = fixture.store().openReport();
        QVERIFY(report.salvaged);
        QVERIFY(report.somethingLost);
        QCOMPARE(contentOf(report.setAside), damaged);
        QVERIFY(report.setAside.contains(u"records.damaged-20261123-103000"_s));
        fixture.addOne(); // and work goes on
        QVERIFY(fixture.reopen());
        QVERIFY(!fixture.store().openReport().salvaged);
        QCOMPARE(fixture.store().records()->size(), 1);
    }

    /// One flipped bit, and SQLite would open the file for reading only.
    void aFileThatWasEmptiedIsDamage()
    {
        StoreFixture fixture;
        fixture.addOne();
        fixture.close();
        QVERIFY(QFile::remove(fixture.path()));
        QVERIFY(QFile::remove(fixture.path() + u"-wal"_s) || !QFile::exists(fixture.path() + u"-wal"_s));
        QCOMPARE(changeIn(fixture.path(), u"VACUUM"_s), QString()); // sound, and without any table
        QVERIFY(QFileInfo(fixture.path()).size() > 1);
        QVERIFY(fixture.reopen());
        QVERIFY(fixture.store().openReport().salvaged);
        QVERIFY(fixture.store().openReport().somethingLost);
    }

    void aHeaderThatForbidsWritingIsDamage()
    {
        constexpr qint64 kWriteVersion = 18;
        StoreFixture fixture;
        const Record record = fixture.addOne();
        fixture.close();
        overwrite(fixture.path(), kWriteVersion, "\x82");
        QVERIFY(fixture.reopen());
        QVERIFY(fixture.store().openReport().salvaged);
        QVERIFY(!fixture.store().openReport().somethingLost);
        QCOMPARE(fixture.store().record(record.id)->body, record.body);
        fixture.addOne();
    }

    void recordsAreRebuiltFromTheHistoryWhenTheirTableIsGone()
    {
        StoreFixture fixture;
        const Record queued = *fixture.store().add(newRecord(QUuid::createUuid(), 85.5, u"Ümläute"_s));
        const Record delivered = fixture.addSending();
        QVERIFY(fixture.store().settle(delivered.id, deliveredNow()));
        const Record discarded = fixture.addOne();
        QVERIFY(fixture.store().discard(discarded.id));
        const Record rejected = fixture.addSending();
        QVERIFY(fixture.store().settle(rejected.id, needsAttention(AttentionReason::Rejected)));
        const Record conflict = fixture.addSending();
        QVERIFY(fixture.store().settle(conflict.id, needsAttention(AttentionReason::Conflict)));
        QVERIFY(fixture.store().keepServersVersion(conflict.id, R"({"session":{}})"));
        const Record recalled = fixture.addOne();
        QVERIFY(fixture.store().recall(recalled.id));
        StoreFixture other; // somebody who turned out to be the same person
        const Record merged = other.addOne();
        QVERIFY(other.store().discard(merged.id));
        other.close();
        QVERIFY(fixture.store().mergeFrom(other.folder()));
        QVERIFY(fixture.store().setLabel(queued.sessionId, u"Group B, seat 4"_s));
        fixture.close();
        overwrite(fixture.path(), (rootPageOf(fixture.path(), u"records"_s) - 1) * kPage,
                  QByteArray(kPage, '\0'));
        leaveSuspicion(fixture);

        QVERIFY(fixture.reopen());
        const OpenReport& report = fixture.store().openReport();
        QVERIFY(report.salvaged);
        QCOMPARE(report.recordsSaved, 0);
        QCOMPARE(report.recordsRebuilt, 7);
        QCOMPARE(report.labelsSaved, 1);
        QCOMPARE(report.draftsSaved, 1);
        const auto read = fixture.store().record(queued.id);
        QVERIFY(read);
        QCOMPARE(read->completion, queued.completion);
        QCOMPARE(read->body, queued.body);
        QCOMPARE(read->recordedAt, queued.recordedAt);
        QCOMPARE(read->state, RecordState::Queued);
        QVERIFY(read->outcomeUnknown); // it cannot be known whether it was on its way
        QCOMPARE(fixture.store().record(delivered.id)->state, RecordState::Delivered);
        QCOMPARE(fixture.store().record(discarded.id)->state, RecordState::Discarded);
        QCOMPARE(fixture.store().record(rejected.id)->reason, AttentionReason::Rejected);
        QCOMPARE(fixture.store().record(recalled.id)->state, RecordState::Draft);
        QCOMPARE(fixture.store().record(merged.id)->state, RecordState::Discarded); // not sent after all
        QCOMPARE(fixture.store().record(conflict.id)->reason, AttentionReason::Conflict);
        QVERIFY(!fixture.store().record(conflict.id)->serversVersion.isEmpty());
        QCOMPARE(fixture.store().label(queued.sessionId), u"Group B, seat 4"_s);
        QVERIFY(fixture.store().verifyHistory()->ok); // the log came through whole
        QVERIFY(QFile::exists(report.setAside));
    }

    void aHistoryThatNamesAnotherRecordTakesNoneAway()
    {
        StoreFixture fixture;
        const Record record = fixture.addOne();
        fixture.addOne();
        fixture.close();
        QByteArray content = contentOf(fixture.path());
        const QByteArray id = record.id.toString(QUuid::WithoutBraces).toLatin1();
        const QByteArray before = id + "2026-11-23T"; // as it stands in the row of the history
        const qsizetype at = content.indexOf(before);
        QVERIFY(at > 0);
        overwrite(fixture.path(), at, QByteArray(1, id[0] == 'a' ? 'b' : 'a'));
        overwrite(fixture.path(), (rootPageOf(fixture.path(), u"labels"_s) - 1) * kPage,
                  QByteArray(kPage, '\xee'));
        QVERIFY(isSalvaged(fixture));
        QVERIFY(fixture.store().openReport().somethingLost);
        QCOMPARE(fixture.store().record(record.id)->body, record.body);
        QCOMPARE(fixture.store().records()->size(), 2);
    }

    /// What is left of a chain that lost its end holds: it does not make strangers of later records.
    void aHistoryWithoutItsEndTakesNoneAway()
    {
        StoreFixture fixture;
        fixture.addOne();
        const Record last = fixture.addOne();
        fixture.close();
        {
            const auto database = Database::open(fixture.path(), Durability::Precious);
            QVERIFY(database);
            auto read =
                (*database)->prepare(u"SELECT sql FROM sqlite_master WHERE name = 'history_is_kept'"_s);
            QVERIFY(read.run() && read.next());
            for (const QString& sql :
                 {u"DROP TRIGGER history_is_kept"_s, u"DELETE FROM history WHERE number = 2"_s,
                  u"DELETE FROM history_texts WHERE number = 2"_s, read.text(0)})
                QVERIFY((*database)->exec(sql));
        }
        QVERIFY(isSalvaged(fixture));
        QVERIFY(fixture.store().openReport().somethingLost);
        QCOMPARE(fixture.store().record(last.id)->body, last.body);
        QCOMPARE(fixture.store().records()->size(), 2);
    }

    /// A pointer to a page of another table reads well, and the rows behind it are gone.
    void readingThatGoesAstrayIsNoticed()
    {
        constexpr char kInterior = 5; // "B-tree Pages" of SQLite's format
        constexpr qint64 kRightmost = 8;
        constexpr qint64 kCellPointers = 12;
        StoreFixture fixture;
        QList<Record> records;
        for (int n = 0; n < 60; ++n)
            records.append(fixture.addOne(n));
        fixture.close();
        const QByteArray content = contentOf(fixture.path());
        const qint64 root = (rootPageOf(fixture.path(), u"history"_s) - 1) * kPage;
        const qint64 other = (rootPageOf(fixture.path(), u"records"_s) - 1) * kPage;
        QVERIFY(content[root] == kInterior && content[other] == kInterior);
        const auto firstCell = qFromBigEndian<quint16>(content.constData() + other + kCellPointers);
        overwrite(fixture.path(), root + kRightmost, content.mid(other + firstCell, 4)); // its leftmost leaf
        QVERIFY(isSalvaged(fixture));
        QVERIFY(fixture.store().openReport().somethingLost);
        for (const Record& record : std::as_const(records))
            QCOMPARE(fixture.store().record(record.id)->body, record.body);
        QCOMPARE(fixture.store().records()->size(), records.size());
    }

    /// One flipped bit in the definition of the table gives a column another name.
    void aColumnWithAGarbledNameIsStillThatColumn()
    {
        StoreFixture fixture;
        const Record record = fixture.addSending();
        QVERIFY(fixture.store().settle(record.id, unknownAt(fixture.clock().now())));
        const Record before = *fixture.store().record(record.id);
        fixture.close();
        const QByteArray content = contentOf(fixture.path());
        overwrite(fixture.path(), content.indexOf("body BLOB"), "c");
        overwrite(fixture.path(), content.indexOf("outcome_unknown INTEGER"), "p");
        QVERIFY(isSalvaged(fixture));
        const Record after = *fixture.store().record(record.id);
        QCOMPARE(after.body, before.body);
        QVERIFY(after.outcomeUnknown && after.state == before.state);
    }

    void rowsOnBothSidesOfADamagedPageComeThrough()
    {
        StoreFixture fixture;
        QList<QUuid> ids;
        for (int n = 0; n < 60; ++n)
            ids.append(fixture.store().add(newRecord(QUuid::createUuid(), n, QString(600, u'n')))->id);
        fixture.close();
        const qint64 page =
            valueIn(fixture.path(),
                    u"SELECT pageno FROM dbstat WHERE name = 'records' AND pagetype = 'leaf' ORDER BY "
                    "path LIMIT 1 OFFSET 3"_s)
                .toLongLong();
        if (page == 0)
            QSKIP("this SQLite has no dbstat table");
        overwrite(fixture.path(), (page - 1) * kPage, QByteArray(kPage, '\xee'));
        leaveSuspicion(fixture);
        QVERIFY(fixture.reopen());
        const OpenReport& report = fixture.store().openReport();
        QVERIFY(report.salvaged);
        QVERIFY(report.recordsSaved > 40);
        QCOMPARE(report.recordsSaved + report.recordsRebuilt, 60);
        for (const QUuid& id : std::as_const(ids))
            QVERIFY(fixture.store().record(id));
    }

    void aCheckThatFindsDamageLeadsToSalvageAtTheNextOpen()
    {
        StoreFixture fixture;
        const Record record = fixture.addOne();
        fixture.close();
        overwrite(fixture.path(), (rootPageOf(fixture.path(), u"labels"_s) - 1) * kPage,
                  QByteArray(kPage, '\xee'));
        QVERIFY(fixture.reopen());
        QVERIFY(!fixture.store().openReport().salvaged); // after a clean exit nothing is suspected
        QVERIFY(fixture.store().integrityCheckDue());
        const Outcome check = fixture.store().checkIntegrity();
        QVERIFY(!check);
        QCOMPARE(check.error().reason, FailureReason::Damaged);
        QVERIFY(fixture.reopen());
        QVERIFY(fixture.store().openReport().salvaged);
        QVERIFY(fixture.store().record(record.id));
        QVERIFY(fixture.store().checkIntegrity());
        QVERIFY(!fixture.store().integrityCheckDue());
        fixture.clock().advance(qint64(8) * 24 * 3600 * 1000);
        QVERIFY(fixture.store().integrityCheckDue());
    }

    void aCheckInAnotherThreadFindsTheSame()
    {
        StoreFixture fixture;
        fixture.addOne();
        const auto checkedApart = [&fixture] {
            IntegrityCheck check(fixture.path());
            std::optional<Outcome> found;
            connect(&check, &IntegrityCheck::finished, &check,
                    [&found](const Outcome& outcome) { found = outcome; });
            check.start();
            check.start();                             // one is under way
            const Record meanwhile = fixture.addOne(); // whoever writes goes on
            const bool isThere = QTest::qWaitFor([&found] { return found.has_value(); }) &&
                                 fixture.store().record(meanwhile.id).ok();
            return isThere ? *found : Outcome(Failure{});
        };
        QVERIFY(fixture.store().noteChecked(checkedApart()));
        QVERIFY(!fixture.store().integrityCheckDue());
        fixture.close();
        overwrite(fixture.path(), (rootPageOf(fixture.path(), u"labels"_s) - 1) * kPage,
                  QByteArray(kPage, '\xee'));
        QVERIFY(fixture.reopen());
        QCOMPARE(fixture.store().noteChecked(checkedApart()).error().reason, FailureReason::Damaged);
        QVERIFY(fixture.reopen());
        QVERIFY(fixture.store().openReport().salvaged);
        QCOMPARE(fixture.store().records()->size(), 3);
    }

    void aRecordThatIsNotWhatWasRecordedIsGivenBackByTheHistory()
    {
        StoreFixture fixture;
        const Record whole = fixture.addOne();
        const Record spoilt = *fixture.store().add(newRecord(QUuid::createUuid(), 71.5, u"Steady hands"_s));
        fixture.close();
        // The history holds the same text as a string in JSON: this is the record's own.
        const QByteArray own = R"("notes":"Steady hands")";
        const qsizetype at = contentOf(fixture.path()).indexOf(own);
        QVERIFY(at > 0);
        overwrite(fixture.path(), at, R"("notes":"Steadx hands")");
        QVERIFY(fixture.reopen());
        QCOMPARE(fixture.store().checkIntegrity().error().reason, FailureReason::Damaged);
        QVERIFY(fixture.reopen());
        const OpenReport& report = fixture.store().openReport();
        QVERIFY(report.salvaged);
        QVERIFY(!report.somethingLost);
        QCOMPARE(report.recordsSaved, 1);
        QCOMPARE(report.recordsRebuilt, 1);
        QCOMPARE(fixture.store().record(whole.id)->body, whole.body);
        QCOMPARE(fixture.store().record(spoilt.id)->body, spoilt.body);
        QCOMPARE(fixture.store().record(spoilt.id)->completion, spoilt.completion);
        QVERIFY(fixture.store().checkIntegrity());
    }

    void aRecordWhoseBodySaysSomethingElseIsNotSent()
    {
        StoreFixture fixture;
        const Record record = fixture.addOne(85);
        QCOMPARE(changeIn(fixture.path(), u"DROP TRIGGER records_are_immutable"_s), QString());
        QCOMPARE(
            changeIn(fixture.path(),
                     u"UPDATE records SET body = CAST(replace(CAST(body AS TEXT), '85', '95') AS BLOB)"_s),
            QString());
        const Record sound = fixture.addOne(70); // one damaged record does not hold up another
        const auto advanced = fixture.store().advance({}, {fixture.clock().now(), 64, {}});
        QVERIFY(advanced.ok());
        QCOMPARE(advanced->claimed.size(), 1);
        QCOMPARE(advanced->claimed.first().id, sound.id);
        QVERIFY(advanced->damage);
        QCOMPARE(advanced->damage->reason, FailureReason::Damaged);
        QVERIFY(advanced->damage->message.contains(u"Close Lectern and start it again"_s));
        QCOMPARE(fixture.store().record(record.id)->state, RecordState::Queued);
        QCOMPARE(fixture.store().record(record.id)->attempts, 0);
        QVERIFY(fixture.store().claimDue(fixture.clock().now(), 64)->isEmpty()); // not again and again
        QCOMPARE(fixture.store().claim(record.id).error().reason, FailureReason::Damaged);
        QVERIFY(fixture.store().settle(sound.id, deliveredNow()));

        QVERIFY(fixture.reopen()); // the history knows better
        QVERIFY(fixture.store().openReport().salvaged);
        QCOMPARE(fixture.store().record(record.id)->body, record.body);
        QCOMPARE(fixture.store().claimDue(fixture.clock().now(), 64)->size(), 1);
    }

    void anInterruptedSalvageIsFinished()
    {
        StoreFixture fixture;
        const Record record = fixture.addOne();
        fixture.close();
        // The new file is complete, the damaged one is still in its place.
        QVERIFY(QFile::rename(fixture.path(), fixture.folder() + u"/records.salvaged.sqlite"_s));
        QFile damaged(fixture.path());
        QVERIFY(damaged.open(QIODevice::WriteOnly));
        damaged.write("rubbish");
        damaged.close();
        QVERIFY(fixture.reopen());
        QVERIFY(fixture.store().record(record.id));
        QCOMPARE(QDir(fixture.folder()).entryList({u"records.damaged-*"_s}).size(), 1);
    }

    void flippedBitsNeverCrashAndTheOldFileIsAlwaysKept()
    {
        StoreFixture original;
        for (int n = 0; n < 8; ++n)
            original.addSending();
        original.close();
        const QByteArray sound = contentOf(original.path());
        QRandomGenerator random(20261123);
        for (int round = 0; round < 25; ++round) {
            QTemporaryDir folder;
            const QString path = folder.filePath(u"records.sqlite"_s);
            QByteArray flipped = sound;
            for (int n = 0; n < 20; ++n)
                flipped[random.bounded(static_cast<int>(flipped.size()))] ^= char(1 << random.bounded(8));
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(flipped);
            file.close();
            QFile mark(path + u".suspect"_s);
            QVERIFY(mark.open(QIODevice::WriteOnly));
            mark.close();
            const FakeClock clock;
            const auto opened = RecordStore::open(folder.path(), clock);
            if (!opened) { // only ever with a reason, and with the file where it was
                QCOMPARE(opened.error().reason, FailureReason::NewerVersion);
                QCOMPARE(contentOf(path), flipped);
                continue;
            }
            if ((*opened)->openReport().salvaged)
                QCOMPARE(contentOf((*opened)->openReport().setAside), flipped);
            QVERIFY((*opened)->add(newRecord(QUuid::createUuid())));
        }
    }

private:
};

QTEST_GUILESS_MAIN(RecordSalvageTest)
#include "test_record_salvage.moc"
