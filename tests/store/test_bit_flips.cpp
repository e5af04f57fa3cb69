#include "store/session_cache.h"
#include "store/store_dump.h"
#include "store/store_fixture.h"

#include <QDir>
#include <QRandomGenerator>
#include <QTest>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::StringLiterals;

namespace {

void addRecords(RecordStore& store, int from, int to)
{
    for (int n = from; n < to; ++n) {
        const QString notes = u"Nötes %1 "_s.arg(n).repeated(n % 7 + 1);
        const Record record = *store.add(newRecord(QUuid::createUuid(), n, notes));
        if (n % 3 == 0)
            QVERIFY(store.claim(record.id));
        if (n % 6 == 0)
            QVERIFY(store.settle(record.id,
                                 n % 12 == 0 ? deliveredNow() : needsAttention(AttentionReason::Rejected)));
        if (n % 5 == 1)
            QVERIFY(store.saveDraft(typedDraft(QUuid::createUuid(), {u"1"_s, u"2"_s, notes})));
        if (n % 5 == 2)
            QVERIFY(store.setLabel(record.sessionId, u"Seat %1"_s.arg(n)));
    }
}

} // namespace

/// Bits that flip and files that end too early: nothing crashes, and nothing is lost without a word.
/// LECTERN_SOAK=1: ten times as many; LECTERN_SEED: another series.
class BitFlipsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        useMemoryForTemporaryFolders();
        constexpr int kHalf = 20;
        m_seed = qEnvironmentVariableIsSet("LECTERN_SEED") ? qEnvironmentVariable("LECTERN_SEED").toUInt()
                                                           : 20'261'124;
        if (qEnvironmentVariableIsSet("LECTERN_SOAK"))
            m_rounds *= 10;
        qInfo("seed %u (LECTERN_SEED for another), %d files", m_seed, m_rounds);
        StoreFixture fixture;
        addRecords(fixture.store(), 0, kHalf);
        fixture.close();
        m_clean = copyOf(fixture.folder());
        m_cleanRecords = bodiesIn(m_clean->path());
        QVERIFY(fixture.reopen());
        addRecords(fixture.store(), kHalf, 2 * kHalf);
        m_crashed = copyOf(fixture.folder()); // as a kill would leave it: the second half is in the log
        fixture.close();
        m_crashedRecords = bodiesIn(fixture.folder());
        QCOMPARE(m_cleanRecords.size(), kHalf);
        QCOMPARE(m_crashedRecords.size(), 2 * kHalf);
    }

    void nothingIsLostWithoutAWord_data()
    {
        QTest::addColumn<bool>("crashed");
        QTest::addColumn<QString>("file");
        QTest::addColumn<bool>("cut");
        const QString log = u"records.sqlite-wal"_s;
        const QString main = u"records.sqlite"_s;
        QTest::newRow("bits of a clean file") << false << main << false;
        QTest::newRow("bits of the file after a crash") << true << main << false;
        QTest::newRow("bits of its log") << true << log << false;
        QTest::newRow("a clean file cut short") << false << main << true;
        QTest::newRow("the file cut short after a crash") << true << main << true;
    }

    void nothingIsLostWithoutAWord()
    {
        QFETCH(bool, crashed);
        QFETCH(QString, file);
        QFETCH(bool, cut);
        QRandomGenerator random(m_seed);
        constexpr int kKinds = 5;
        Tally tally;
        for (int round = 0; round < m_rounds / kKinds; ++round) {
            const auto folder = copyOf((crashed ? m_crashed : m_clean)->path());
            const QString path = folder->filePath(file);
            const QByteArray damaged = damage(contentOf(path), cut, random);
            QVERIFY(writeContent(path, damaged));
            judge(folder->path(), crashed ? m_crashedRecords : m_cleanRecords, tally);
            if (QTest::currentTestFailed()) {
                qInfo("round %d", round);
                return;
            }
        }
        qInfo("%d files: %d whole, %d salvaged, %d of them with a loss that was said, %d refused",
              m_rounds / kKinds, tally.whole, tally.salvaged, tally.lossSaid, tally.refused);
    }

    /// A power cut leaves a log that ends anywhere: that is no damage, and all that was committed before is
    /// there.
    void aLogThatEndsEarlyIsNoDamage()
    {
        constexpr int kCuts = 40;
        QRandomGenerator random(m_seed);
        for (int cut = 0; cut < kCuts; ++cut) {
            const auto folder = copyOf(m_crashed->path());
            const QString log = folder->filePath(u"records.sqlite-wal"_s);
            QVERIFY(writeContent(log, damage(contentOf(log), true, random)));
            const FakeClock clock;
            const auto store = RecordStore::open(folder->path(), clock);
            QVERIFY(store);
            QVERIFY(!(*store)->openReport().salvaged);
            QVERIFY((*store)->verifyHistory()->ok);
            QVERIFY((*store)->checkIntegrity());
            for (auto it = m_cleanRecords.cbegin(); it != m_cleanRecords.cend(); ++it)
                QCOMPARE((*store)->record(it.key())->body, *it);
        }
    }

    /// A kill can end a write between two pages of the file, where an older log goes on. Nobody was told then
    /// that the record is saved.
    void aFrameThatWasNotWrittenToItsEndIsNoDamage_data()
    {
        QTest::addColumn<int>("spoilt");
        QTest::addColumn<bool>("damaged");
        QTest::newRow("one bit") << 1 << true;
        QTest::newRow("half a page") << 2'048 << false;
        QTest::newRow("nearly a page") << 4'000 << false;
    }
    void aFrameThatWasNotWrittenToItsEndIsNoDamage()
    {
        QFETCH(int, spoilt);
        QFETCH(bool, damaged);
        const auto folder = copyOf(m_crashed->path());
        const QString path = folder->filePath(u"records.sqlite-wal"_s);
        QByteArray log = contentOf(path);
        for (qsizetype at = log.size() - spoilt; at < log.size(); ++at)
            log[at] = char(spoilt == 1 ? log[at] ^ 1 : at * 7);
        QVERIFY(writeContent(path, log));
        const FakeClock clock;
        const auto store = RecordStore::open(folder->path(), clock);
        QVERIFY(store);
        QCOMPARE((*store)->openReport().salvaged, damaged);
        const auto there = (*store)->records();
        QVERIFY(there);
        QVERIFY(there->size() >= m_crashedRecords.size() - 1); // all but the one that was being written
    }

    void aDamagedCacheIsMadeAnewWithoutAWord()
    {
        constexpr int kCaches = 50;
        const QTemporaryDir folder;
        QRandomGenerator random(m_seed);
        const QList<Session> sessions = manySessions(random);
        {
            const auto cache = SessionCache::open(folder.path());
            QVERIFY(cache);
            QVERIFY((*cache)->applySessions(sessions, {u"e"_s, FakeClock().now()}));
        }
        const QStringList names = QDir(folder.path()).entryList({u"cache*.sqlite"_s});
        QCOMPARE(names.size(), 1);
        const QByteArray sound = contentOf(folder.filePath(names.first()));
        for (int round = 0; round < kCaches; ++round) {
            const QTemporaryDir damagedFolder;
            QVERIFY(
                writeContent(damagedFolder.filePath(names.first()), damage(sound, round % 5 == 0, random)));
            const auto cache = SessionCache::open(damagedFolder.path());
            QVERIFY2(cache.ok(), qPrintable(QString::number(round)));
            QVERIFY((*cache)->sessions().ok());
            const auto applied = (*cache)->applySessions(sessions, {u"e"_s, FakeClock().now()});
            QVERIFY2(applied.ok(),
                     qPrintable(u"%1: %2"_s.arg(round).arg(applied ? QString() : applied.error().detail)));
            const auto found = (*cache)->sessions();
            QVERIFY(found);
            QCOMPARE(*found, sessions);
        }
    }

private:
    struct Tally
    {
        int whole = 0;
        int salvaged = 0;
        int lossSaid = 0;
        int refused = 0;
    };

    static QByteArray damage(QByteArray content, bool cut, QRandomGenerator& random)
    {
        const auto size = quint32(content.size());
        if (cut)
            return content.left(qsizetype(random.bounded(size)));
        constexpr quint32 kMostFlips = 20;
        const quint32 flips = random.bounded(2) == 0 ? 1 : random.bounded(1U, kMostFlips);
        for (quint32 n = 0; n < flips; ++n)
            content[qsizetype(random.bounded(size))] ^= char(1U << random.bounded(8U));
        return content;
    }

    static QHash<QUuid, QByteArray> bodiesIn(const QString& folder)
    {
        QHash<QUuid, QByteArray> bodies;
        const FakeClock clock;
        const auto store = RecordStore::open(folder, clock);
        const auto records = store ? (*store)->records(everyRecord()) : Result<QList<Record>>(store.error());
        if (!records)
            return bodies;
        for (const Record& record : *records)
            bodies.insert(record.id, record.body);
        return bodies;
    }

    /// Opens the folder as the programs do, the check that runs in the background included.
    static void judge(const QString& folder, const QHash<QUuid, QByteArray>& expected, Tally& tally)
    {
        const QString path = folder + u"/records.sqlite"_s;
        const QByteArray damaged = contentOf(path);
        const QByteArray damagedLog = contentOf(path + u"-wal"_s);
        const FakeClock clock;
        auto store = RecordStore::open(folder, clock);
        if (store && !(*store)->openReport().salvaged && !(*store)->checkIntegrity()) {
            store->reset();
            store = RecordStore::open(folder, clock);
            QVERIFY(!store || (*store)->openReport().salvaged);
        }
        if (!store) { // only ever with a reason, and with everything where it was
            QVERIFY2(store.error().reason == FailureReason::NewerVersion,
                     qUtf8Printable(store.error().detail));
            QCOMPARE(contentOf(path), damaged);
            QCOMPARE(contentOf(path + u"-wal"_s), damagedLog);
            ++tally.refused;
            return;
        }
        const OpenReport report = (*store)->openReport();
        tally.salvaged += report.salvaged ? 1 : 0;
        tally.whole += report.salvaged ? 0 : 1;
        tally.lossSaid += report.somethingLost ? 1 : 0;
        if (report.salvaged)
            QVERIFY(QFile::exists(report.setAside));
        for (auto it = expected.cbegin(); it != expected.cend(); ++it) {
            const auto record = (*store)->record(it.key());
            const bool whole = record && record->body == *it;
            QVERIFY2(whole || report.somethingLost,
                     qPrintable(u"%1 of %2 records is %3, and nothing was said (salvaged: %4)"_s
                                    .arg(it.key().toString())
                                    .arg(expected.size())
                                    .arg(record ? u"changed"_s : u"lost"_s)
                                    .arg(report.salvaged)));
        }
        QVERIFY((*store)->add(newRecord(QUuid::createUuid()))); // and work goes on
    }

    static QUuid uuidOf(QRandomGenerator& random)
    {
        std::array<quint32, 4> bits{};
        random.fillRange(bits.data(), bits.size());
        return QUuid::fromRfc4122(QByteArray::fromRawData(reinterpret_cast<const char*>(bits.data()), 16));
    }

    /// In the order of their ids, as the cache gives them.
    static QList<Session> manySessions(QRandomGenerator& random)
    {
        QList<Session> sessions;
        for (int n = 0; n < 300; ++n) {
            Session session;
            session.id = uuidOf(random);
            session.package.id = uuidOf(random);
            session.package.title = u"Package %1"_s.arg(n % 5);
            session.createdAt = FakeClock().now().addSecs(n);
            sessions.append(session);
        }
        std::sort(sessions.begin(), sessions.end(),
                  [](const Session& a, const Session& b) { return a.id.toRfc4122() < b.id.toRfc4122(); });
        return sessions;
    }

    quint32 m_seed = 0;
    int m_rounds = 200;
    std::unique_ptr<QTemporaryDir> m_clean;
    std::unique_ptr<QTemporaryDir> m_crashed;
    QHash<QUuid, QByteArray> m_cleanRecords;
    QHash<QUuid, QByteArray> m_crashedRecords;
};

QTEST_GUILESS_MAIN(BitFlipsTest)
#include "test_bit_flips.moc"
