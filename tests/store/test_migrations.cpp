#include "store/migrations.h"
#include "store/record_schema.h"
#include "store/store_fixture.h"

#include <QTest>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::StringLiterals;

namespace {

Schema schemaOf(int steps)
{
    const QList<QStringList> all{
        {u"CREATE TABLE t (a INTEGER)"_s},
        {u"ALTER TABLE t ADD COLUMN b TEXT NOT NULL DEFAULT 'new'"_s, u"UPDATE t SET a = a + 1"_s},
        {u"CREATE INDEX t_a ON t (a)"_s, u"INSERT INTO nowhere VALUES (1)"_s},
    };
    return {all.mid(0, steps)};
}

} // namespace

class MigrationsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void newFileGetsTheSchemaAndNoBackup()
    {
        QVERIFY(openMigrated(path(), Durability::Precious, schemaOf(2)));
        QCOMPARE(valueIn(path(), u"PRAGMA user_version"_s).toInt(), 2);
        QVERIFY(!QFile::exists(backupPath(path(), 2)));
    }

    void olderFileIsBackedUpAndBroughtForward()
    {
        QVERIFY(openMigrated(path(), Durability::Precious, schemaOf(1)));
        QCOMPARE(changeIn(path(), u"INSERT INTO t VALUES (41)"_s), QString());
        QVERIFY(openMigrated(path(), Durability::Precious, schemaOf(2)));
        QCOMPARE(valueIn(path(), u"SELECT a FROM t"_s).toInt(), 42);
        QCOMPARE(valueIn(path(), u"SELECT b FROM t"_s).toString(), u"new"_s);
        QCOMPARE(valueIn(backupPath(path(), 2), u"SELECT a FROM t"_s).toInt(), 41);
        QCOMPARE(valueIn(backupPath(path(), 2), u"PRAGMA user_version"_s).toInt(), 1);
        QCOMPARE(modeOf(backupPath(path(), 2)), 0600);
    }

    void fileOfVersionZeroWithTablesIsBackedUpToo()
    {
        QCOMPARE(changeIn(path(), u"CREATE TABLE old (a)"_s), QString());
        QCOMPARE(openMigrated(path(), Durability::Precious, schemaOf(1)).error().reason,
                 FailureReason::Damaged);
        QCOMPARE(valueIn(backupPath(path(), 1), u"SELECT name FROM sqlite_master"_s).toString(), u"old"_s);
    }

    void failedStepChangesNothingAndCanBeRepeated()
    {
        QVERIFY(openMigrated(path(), Durability::Precious, schemaOf(2)));
        QVERIFY(!openMigrated(path(), Durability::Precious, schemaOf(3)));
        QCOMPARE(valueIn(path(), u"PRAGMA user_version"_s).toInt(), 2);
        QCOMPARE(valueIn(path(), u"SELECT count(*) FROM sqlite_master WHERE name = 't_a'"_s).toInt(), 0);
        QVERIFY(!openMigrated(path(), Durability::Precious, schemaOf(3)));
        QVERIFY(QFile::exists(backupPath(path(), 3)));
        QVERIFY(
            QFile::exists(m_folder->filePath(u"m.before-v3.2.sqlite"_s))); // no backup is ever written over
        QVERIFY(openMigrated(path(), Durability::Precious, schemaOf(2)));
    }

    void aDefinitionThatIsNotOursIsDamage()
    {
        QVERIFY(openMigrated(path(), Durability::Precious, schemaOf(2)));
        QCOMPARE(changeIn(path(), u"ALTER TABLE t RENAME COLUMN b TO c"_s), QString());
        QCOMPARE(openMigrated(path(), Durability::Precious, schemaOf(2)).error().reason,
                 FailureReason::Damaged);
    }

    void newerFileIsRefusedAndNotAByteIsChanged()
    {
        QCOMPARE(changeIn(path(), u"PRAGMA user_version = 99"_s), QString());
        const QByteArray before = contentOf(path());
        const auto opened = openMigrated(path(), Durability::Precious, schemaOf(2));
        QVERIFY(!opened);
        QCOMPARE(opened.error().reason, FailureReason::NewerVersion);
        QCOMPARE(contentOf(path()), before);
    }

    void newerFileThatWasLeftOpenIsNotTouchedEither()
    {
        const QString copy = m_folder->filePath(u"copy.sqlite"_s);
        {
            auto writer = Database::open(path(), Durability::Precious);
            QVERIFY(writer);
            QVERIFY((*writer)->exec(u"PRAGMA wal_autocheckpoint = 0"_s));
            QVERIFY((*writer)->exec(u"CREATE TABLE t (a)"_s));
            QVERIFY((*writer)->setUserVersion(99));
            QVERIFY(QFile::copy(path(), copy)); // as a crash leaves it: the version is in the log alone
            QVERIFY(QFile::copy(path() + u"-wal"_s, copy + u"-wal"_s));
        }
        const QByteArray file = contentOf(copy);
        const QByteArray log = contentOf(copy + u"-wal"_s);
        QVERIFY(!log.isEmpty());
        const auto opened = openMigrated(copy, Durability::Precious, schemaOf(2));
        QVERIFY(!opened);
        QCOMPARE(opened.error().reason, FailureReason::NewerVersion);
        QCOMPARE(contentOf(copy), file);
        QCOMPARE(contentOf(copy + u"-wal"_s), log);
    }

    void recordStoreRefusesARecordsFileOfANewerVersion()
    {
        StoreFixture fixture;
        fixture.addOne();
        fixture.close();
        QCOMPARE(changeIn(fixture.path(), u"PRAGMA user_version = %1"_s.arg(recordSchema().version() + 1)),
                 QString());
        const QByteArray before = contentOf(fixture.path());
        QVERIFY(!fixture.reopen());
        QCOMPARE(fixture.failure().reason, FailureReason::NewerVersion);
        QCOMPARE(contentOf(fixture.path()), before);
    }

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"m.sqlite"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(MigrationsTest)
#include "test_migrations.moc"
