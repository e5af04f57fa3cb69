#include "store/account_registry.h"
#include "store/migrations.h"
#include "store/store_fixture.h"

#include <QTest>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::StringLiterals;

class AccountRegistryTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        auto opened = AccountRegistry::open(profile());
        QVERIFY(opened);
        m_registry = std::move(opened).value();
    }
    void cleanup() { m_registry.reset(); }

    void anAccountIsBoundToServerAndPerson()
    {
        const auto first = m_registry->ensure(kRoot, u"u-1"_s, SubjectKind::UserId);
        QVERIFY(first);
        QCOMPARE(m_registry->ensure(kRoot, u"u-1"_s, SubjectKind::UserId)->id, first->id);
        QVERIFY(m_registry->ensure(kRoot, u"u-2"_s, SubjectKind::UserId)->id != first->id);
        QVERIFY(m_registry->ensure(kOtherRoot, u"u-1"_s, SubjectKind::UserId)->id != first->id);
        QCOMPARE(m_registry->findBySubject(kRoot, u"u-1"_s)->id, first->id);
        QCOMPARE(m_registry->findBySubject(kRoot, u"nobody"_s).error().reason, FailureReason::NotFound);
        QCOMPARE(m_registry->list()->size(), 3);
        QCOMPARE(modeOf(profile().registryPath()), 0600);
    }

    void detailsAndTheCurrentAccountAreKept()
    {
        const QUuid id = m_registry->ensure(kRoot, u"u-1"_s, SubjectKind::UserId)->id;
        const QDateTime now = FakeClock().now();
        QVERIFY(!m_registry->current());
        QVERIFY(m_registry->setPerson(id, u"Demo Instructor"_s, u"instructor@demo.example"_s));
        QVERIFY(m_registry->setApiBase(id, kRoot + u"/api"_s));
        QVERIFY(m_registry->setSignedIn(id, u"password"_s, now));
        cleanup();
        auto opened = AccountRegistry::open(profile());
        QVERIFY(opened);
        m_registry = std::move(opened).value();
        const Account expected{id,
                               kRoot,
                               kRoot + u"/api"_s,
                               u"u-1"_s,
                               SubjectKind::UserId,
                               u"Demo Instructor"_s,
                               u"instructor@demo.example"_s,
                               u"password"_s,
                               now,
                               true};
        QCOMPARE(m_registry->current(), expected);
        QVERIFY(m_registry->setSignedOut(id));
        QVERIFY(!m_registry->current()->signedIn);
        QVERIFY(m_registry->setCurrent({}));
        QVERIFY(!m_registry->current());
        QCOMPARE(m_registry->setCurrent(QUuid::createUuid()).error().reason, FailureReason::NotFound);
    }

    void aKnownTokenIsKnownOffline()
    {
        const QUuid id = m_registry->ensure(kRoot, u"u-1"_s, SubjectKind::UserId)->id;
        QVERIFY(m_registry->rememberToken(id, u"aa"_s));
        QVERIFY(m_registry->rememberToken(id, u"aa"_s));
        QCOMPARE(m_registry->findByTokenHash(kRoot, u"aa"_s)->id, id);
        QVERIFY(!m_registry->findByTokenHash(kOtherRoot, u"aa"_s));
        QCOMPARE(m_registry->findByTokenHash(kRoot, u"bb"_s).error().reason, FailureReason::NotFound);
        QCOMPARE(m_registry->rememberToken(QUuid::createUuid(), u"cc"_s).error().reason,
                 FailureReason::NotFound);
    }

    void aProvisionalAccountGetsItsName()
    {
        const QUuid id = m_registry->ensure(kRoot, u"hash"_s, SubjectKind::TokenHash)->id;
        QCOMPARE(m_registry->findByTokenHash(kRoot, u"hash"_s)->id, id);
        const auto adoption = m_registry->adoptSubject(id, u"u-1"_s);
        QVERIFY(adoption);
        QCOMPARE(adoption->kind, AccountRegistry::Adoption::Renamed);
        QCOMPARE(adoption->accountId, id);
        QCOMPARE(m_registry->account(id)->subjectKind, SubjectKind::UserId);
        QCOMPARE(m_registry->findBySubject(kRoot, u"u-1"_s)->id, id);
        QCOMPARE(m_registry->findByTokenHash(kRoot, u"hash"_s)->id, id);
        QCOMPARE(m_registry->adoptSubject(id, u"u-1"_s)->kind, AccountRegistry::Adoption::Renamed);
        QCOMPARE(m_registry->adoptSubject(id, u"u-2"_s).error().reason, FailureReason::NotAllowed);
    }

    void aProvisionalAccountOfAKnownPersonIsMerged()
    {
        const QUuid known = m_registry->ensure(kRoot, u"u-1"_s, SubjectKind::UserId)->id;
        const QUuid provisional = m_registry->ensure(kRoot, u"hash"_s, SubjectKind::TokenHash)->id;
        QVERIFY(m_registry->setSignedIn(provisional, u"token"_s, FakeClock().now()));
        const auto adoption = m_registry->adoptSubject(provisional, u"u-1"_s);
        QCOMPARE(adoption->kind, AccountRegistry::Adoption::MergeInto);
        QCOMPARE(adoption->accountId, known);
        QVERIFY(m_registry->markMerged(provisional, known));
        QCOMPARE(m_registry->list()->size(), 1);
        QCOMPARE(m_registry->findByTokenHash(kRoot, u"hash"_s)->id, known);
        QCOMPARE(m_registry->current()->id, known);
        QVERIFY(!m_registry->findBySubject(kRoot, u"hash"_s));
    }

    void aServersAddressCanChange()
    {
        const QUuid id = m_registry->ensure(kRoot, u"u-1"_s, SubjectKind::UserId)->id;
        QVERIFY(m_registry->rememberToken(id, u"aa"_s));
        QVERIFY(m_registry->setApiBase(id, kRoot));
        QVERIFY(m_registry->setAddress(id, kOtherRoot));
        QCOMPARE(m_registry->findBySubject(kOtherRoot, u"u-1"_s)->id, id);
        QCOMPARE(m_registry->findByTokenHash(kOtherRoot, u"aa"_s)->id, id);
        QVERIFY(m_registry->account(id)->apiBase.isEmpty());
        const QUuid other = m_registry->ensure(kRoot, u"u-1"_s, SubjectKind::UserId)->id;
        QCOMPARE(m_registry->setAddress(other, kOtherRoot).error().reason, FailureReason::NotAllowed);
    }

    void rateLimitsBindPerServerAndSurvive()
    {
        const QDateTime until = FakeClock().now().addSecs(90);
        QVERIFY(!m_registry->rateLimit(kRoot).isValid());
        QVERIFY(m_registry->setRateLimit(kRoot, until));
        auto another = AccountRegistry::open(profile());
        QVERIFY(another);
        QCOMPARE((*another)->rateLimit(kRoot), until);
        QVERIFY(!(*another)->rateLimit(kOtherRoot).isValid());
        QVERIFY((*another)->setRateLimit(kRoot, {}));
        QVERIFY(!m_registry->rateLimit(kRoot).isValid());
    }

    void twoProcessesAgreeOnTheSameAccounts()
    {
        for (int round = 0; round < 20;
             ++round) { // each makes the file and then the accounts, at the same time
            const QTemporaryDir fresh;
            const QStringList arguments{u"ensure"_s, fresh.path(), u"20"_s};
            QProcess processes[2];
            for (QProcess& process : processes)
                process.start(helperProgram(), arguments);
            QStringList said;
            for (QProcess& process : processes) {
                QVERIFY(process.waitForFinished());
                said.append(QString::fromUtf8(process.readAllStandardOutput()).trimmed());
                QVERIFY2(process.exitCode() == 0, qPrintable(said.constLast()));
            }
            QCOMPARE(said[0], said[1]);
            QCOMPARE(said[0].split(u' ').size(), 20);
            QVERIFY(!QFile::exists(backupPath(Profile(fresh.path()).registryPath(), 1)));
        }
    }

private:
    [[nodiscard]] Profile profile() const { return Profile(m_folder->filePath(u"profile"_s)); }

    const QString kRoot = u"https://lms.demo.example"_s;
    const QString kOtherRoot = u"https://other.demo.example"_s;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<AccountRegistry> m_registry;
};

QTEST_GUILESS_MAIN(AccountRegistryTest)
#include "test_account_registry.moc"
