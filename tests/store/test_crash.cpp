#include "store/account_lock.h"
#include "store/store_fixture.h"

#include <QTest>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::StringLiterals;

class CrashTest : public QObject
{
    Q_OBJECT

private slots:
    void whatWasSaidToBeSavedSurvivesAKill()
    {
        const QTemporaryDir folder;
        const FakeClock clock;
        for (int round = 1; round <= 3; ++round) {
            const Killed killed = addAndKill(u"add"_s, folder.path());
            const auto lock = AccountLock::acquire(folder.path());
            QVERIFY(lock);
            const auto store = RecordStore::open(folder.path(), clock);
            QVERIFY(store);
            QVERIFY((*store)->openReport().uncleanExit);
            QVERIFY(!(*store)->openReport().salvaged);
            const auto record = (*store)->record(killed.recordId);
            QVERIFY(record);
            QCOMPARE(record->sessionId, killed.sessionId);
            QCOMPARE(record->state, RecordState::Queued);
            QVERIFY(!record->outcomeUnknown);
            QCOMPARE(record->body, QByteArray(R"({"score":91.5})"));
            QCOMPARE((*store)->records()->size(), round);
            QVERIFY((*store)->verifyHistory()->ok);
        }
    }

    void whatWasClaimedIsUnknownAfterAKill()
    {
        const QTemporaryDir folder;
        const FakeClock clock;
        const Killed killed = addAndKill(u"claim"_s, folder.path());
        const auto store = RecordStore::open(folder.path(), clock);
        QVERIFY(store);
        QCOMPARE((*store)->openReport().becameUnknown, 1);
        QVERIFY((*store)->record(killed.recordId)->outcomeUnknown);
        QVERIFY(!(*store)->recall(killed.recordId));
    }

    void aCleanExitIsNoCrash()
    {
        StoreFixture fixture;
        fixture.addOne();
        QVERIFY(fixture.reopen());
        QVERIFY(!fixture.store().openReport().uncleanExit);
    }

private:
    struct Killed
    {
        QUuid sessionId = QUuid::createUuid();
        QUuid recordId;
    };
    static Killed addAndKill(const QString& what, const QString& folder)
    {
        Killed killed;
        QProcess process;
        QString said;
        if (!startHelper(process, {what, folder, killed.sessionId.toString()}, &said) ||
            !said.startsWith(u"saved "_s))
            qFatal("the helper said: %s", qUtf8Printable(said));
        process.kill();
        process.waitForFinished();
        killed.recordId = QUuid::fromString(said.mid(6));
        return killed;
    }
};

QTEST_GUILESS_MAIN(CrashTest)
#include "test_crash.moc"
