#include "store/account_lock.h"
#include "store/store_fixture.h"

#include <QTest>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::StringLiterals;

class AccountLockTest : public QObject
{
    Q_OBJECT

private slots:
    void oneAtATimeInThisProcess()
    {
        const QTemporaryDir folder;
        {
            const auto first = AccountLock::acquire(folder.path());
            QVERIFY(first);
            const auto second = AccountLock::acquire(folder.path());
            QVERIFY(!second);
            QCOMPARE(second.error().reason, FailureReason::InUse);
        }
        QVERIFY(AccountLock::acquire(folder.path()));
    }

    void anotherProcessHoldsItUntilItDies()
    {
        const QTemporaryDir folder;
        QProcess other;
        QString said;
        QVERIFY(startHelper(other, {u"lock"_s, folder.path()}, &said));
        QCOMPARE(said, u"locked"_s);
        const auto refused = AccountLock::acquire(folder.path());
        QVERIFY(!refused);
        QCOMPARE(refused.error().reason, FailureReason::InUse);
        QProcess third;
        QVERIFY(startHelper(third, {u"lock"_s, folder.path()}, &said));
        QVERIFY(said.startsWith(u"failed"_s));
        QVERIFY(third.waitForFinished());
        other.kill();
        QVERIFY(other.waitForFinished());
        QVERIFY(AccountLock::acquire(folder.path()));
    }

    void childrenDoNotInheritIt()
    {
        const QTemporaryDir folder;
        QProcess child;
        {
            const auto lock = AccountLock::acquire(folder.path());
            QVERIFY(lock);
            QString said;
            const QTemporaryDir elsewhere;
            QVERIFY(startHelper(child, {u"lock"_s, elsewhere.path()}, &said));
        }
        QCOMPARE(child.state(), QProcess::Running);
        QVERIFY(AccountLock::acquire(folder.path()));
        child.kill();
        QVERIFY(child.waitForFinished());
    }
};

QTEST_GUILESS_MAIN(AccountLockTest)
#include "test_account_lock.moc"
