#include "store/database.h"
#include "store/private_files.h"
#include "store/profile.h"
#include "store/store_fixture.h"
#include "store/transaction.h"

#include <QTest>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::StringLiterals;

class DatabaseTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        auto opened = Database::open(path(), Durability::Precious);
        QVERIFY(opened);
        m_database = std::move(opened).value();
        QVERIFY(m_database->exec(u"CREATE TABLE t (a INTEGER, b TEXT)"_s));
    }
    void cleanup() { m_database.reset(); }

    void preciousMeansFullSynchronousWal()
    {
        QCOMPARE(pragma(*m_database, u"journal_mode"_s).toString(), u"wal"_s);
        QCOMPARE(pragma(*m_database, u"synchronous"_s).toInt(), 2);
        QCOMPARE(pragma(*m_database, u"foreign_keys"_s).toInt(), 1);
        auto disposable = Database::open(m_folder->filePath(u"c.sqlite"_s), Durability::Disposable);
        QVERIFY(disposable);
        QCOMPARE(pragma(**disposable, u"journal_mode"_s).toString(), u"wal"_s);
        QCOMPARE(pragma(**disposable, u"synchronous"_s).toInt(), 1);
    }

    void filesAndFoldersArePrivate()
    {
        QVERIFY(insert(1));
        for (const auto& suffix : {""_L1, "-wal"_L1, "-shm"_L1})
            QCOMPARE(modeOf(path() + suffix), 0600);
        const Profile profile(m_folder->filePath(u"deep/profile"_s));
        const auto account = profile.prepareAccountFolder(QUuid::createUuid());
        QVERIFY(account);
        QCOMPARE(modeOf(*account), 0700);
        QCOMPARE(modeOf(profile.root()), 0700);
    }

    void aFolderThatWasOpenToOthersIsClosed()
    {
        const QString open = m_folder->filePath(u"open"_s);
        QVERIFY(QDir().mkdir(open));
        QVERIFY(QFile::setPermissions(open, QFileDevice::Permissions(0x7755)));
        const QString link = m_folder->filePath(u"link"_s);
        QVERIFY(QFile::link(open, link));
        QVERIFY(makePrivateFolder(link));
        QCOMPARE(modeOf(open), 0755);
        QVERIFY(makePrivateFolder(open));
        QCOMPARE(modeOf(open), 0700);
    }

    void transactionWithoutCommitLeavesNothing()
    {
        {
            Transaction transaction(*m_database);
            QVERIFY(transaction.begun());
            QVERIFY(insert(1));
        }
        QCOMPARE(rowCount(), 0);
        Transaction transaction(*m_database);
        QVERIFY(insert(2));
        QVERIFY(transaction.commit());
        QCOMPARE(rowCount(), 1);
    }

    void secondWriterIsToldAfterItsTimeout()
    {
        Transaction transaction(*m_database);
        QVERIFY(transaction.begun());
        auto other = Database::open(path(), Durability::Precious);
        QVERIFY(other);
        QVERIFY((*other)->exec(u"PRAGMA busy_timeout = 50"_s));
        const Transaction refused(**other);
        QVERIFY(!refused.begun());
        QCOMPARE(refused.begun().error().reason, FailureReason::InUse);
    }

    void fullFileIsDiskFullAndNothingIsHalfWritten()
    {
        QVERIFY(insert(1));
        auto pages = m_database->prepare(u"PRAGMA page_count"_s);
        QVERIFY(pages.run() && pages.next());
        QVERIFY(m_database->exec(u"PRAGMA max_page_count = %1"_s.arg(pages.integer(0))));
        {
            Transaction transaction(*m_database);
            QVERIFY(insert(2));
            const Outcome big = insert(3, QString(100'000, u'x'));
            QVERIFY(!big);
            QCOMPARE(big.error().reason, FailureReason::DiskFull);
            QCOMPARE(big.error().message, u"No space left on this disk. Make room, then save again."_s);
        }
        QCOMPARE(rowCount(), 1);
        QVERIFY(m_database->exec(u"PRAGMA max_page_count = 100000"_s));
        QVERIFY(insert(3, QString(100'000, u'x')));
        QCOMPARE(rowCount(), 2);
    }

    void fileThatIsNoDatabaseIsDamagedNotOverwritten()
    {
        const QString other = m_folder->filePath(u"other"_s);
        QFile file(other);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(5'000, 'x'));
        file.close();
        const auto opened = Database::open(other, Durability::Precious);
        QVERIFY(!opened);
        QCOMPARE(opened.error().reason, FailureReason::Damaged);
        QCOMPARE(QFileInfo(other).size(), 5'000);
    }

    void readOnlyRefusesToWrite()
    {
        auto reader = Database::open(path(), Durability::Precious, Access::ReadOnly);
        QVERIFY(reader);
        QVERIFY((*reader)->isReadOnly());
        const Outcome written = (*reader)->exec(u"INSERT INTO t VALUES (1, 'x')"_s);
        QVERIFY(!written);
        QCOMPARE(written.error().reason, FailureReason::Storage);
        QVERIFY(!Database::open(path() + u"-none"_s, Durability::Precious, Access::ReadOnly));
        QVERIFY(!QFile::exists(path() + u"-none"_s));
    }

    void wrongStatementFailsInRun()
    {
        auto wrong = m_database->prepare(u"SELECT nothing FROM nowhere"_s);
        QVERIFY(!wrong.run());
        QVERIFY(!wrong.next());
        QVERIFY(!wrong.end());
    }

    void unsetTextIsEmptyAndNothingIsNull()
    {
        auto put = m_database->prepare(u"INSERT INTO t VALUES (?, ?)"_s);
        QVERIFY(put.run({toValue(QDateTime()), QString()}));
        auto read = m_database->prepare(u"SELECT a IS NULL, b = '' FROM t"_s);
        QVERIFY(read.run() && read.next());
        QVERIFY(read.flag(0));
        QVERIFY(read.flag(1));
    }

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"d.sqlite"_s); }
    Outcome insert(int a, const QString& b = u"x"_s)
    {
        return m_database->prepare(u"INSERT INTO t VALUES (?, ?)"_s).run({a, b});
    }
    int rowCount()
    {
        auto read = m_database->prepare(u"SELECT count(*) FROM t"_s);
        return read.run() && read.next() ? read.smallInteger(0) : -1;
    }
    static QVariant pragma(Database& database, const QString& name)
    {
        auto read = database.prepare(u"PRAGMA "_s + name);
        return read.run() && read.next() ? read.value(0) : QVariant();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
};

QTEST_GUILESS_MAIN(DatabaseTest)
#include "test_database.moc"
