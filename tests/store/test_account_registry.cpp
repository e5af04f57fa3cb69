#include "store/account_registry.h"
#include "store/account_rows.h"
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
        const QUuid first = idOf({usersMe(u"u-1"_s)});
        QVERIFY(!first.isNull());
        QCOMPARE(idOf({usersMe(u"u-1"_s)}), first);
        QVERIFY(idOf({usersMe(u"u-2"_s)}) != first);
        QVERIFY(idOf({usersMe(u"u-1"_s)}, kOtherRoot) != first);
        QCOMPARE(m_registry->findByNames(kRoot, {usersMe(u"u-1"_s)})->first().id, first);
        QVERIFY(m_registry->findByNames(kRoot, {usersMe(u"nobody"_s)})->isEmpty());
        QCOMPARE(m_registry->list()->size(), 3);
        QCOMPARE(modeOf(profile().registryPath()), 0600);
    }

    void namesOfDifferentKindsAreDifferentNames()
    {
        const QUuid me = idOf({usersMe(u"x"_s)});
        QVERIFY(idOf({{Kind::ListOwner, u"x"_s, {}}}) != me);
        const QUuid subject = idOf({{Kind::TokenSubject, u"x"_s, u"https://issuer.example"_s}});
        QVERIFY(subject != me);
        QVERIFY(idOf({{Kind::TokenSubject, u"x"_s, u"https://another.example"_s}}) != subject);
        QCOMPARE(m_registry->list()->size(), 4);
    }

    void oneKnownNameBringsTheOthersAlong()
    {
        const IdentityName subject{Kind::TokenSubject, u"user_2x"_s, u"https://issuer.example"_s};
        const IdentityName owner{Kind::ListOwner, u"u-1"_s, {}};
        const QUuid id = idOf({subject, seenToken(u"aa"_s)});
        QCOMPARE(idOf({seenToken(u"bb"_s), subject, usersMe(u"u-1"_s)}), id);
        QVERIFY(m_registry->addNames(id, {owner}));
        for (const IdentityName& name :
             {subject, owner, usersMe(u"u-1"_s), seenToken(u"aa"_s), seenToken(u"bb"_s)})
            QCOMPARE(m_registry->findByNames(kRoot, {name})->value(0).id, id);
        QCOMPARE(m_registry->list()->size(), 1);
        QCOMPARE(m_registry->account(id)->names.size(), 3); // without the hashes of tokens
    }

    /// A cache or a portal may answer with what was meant for somebody else.
    void contradictionsAreRefusedAndChangeNothing_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("users/me") << int(Kind::UsersMe);
        QTest::newRow("list") << int(Kind::ListOwner);
        QTest::newRow("subject") << int(Kind::TokenSubject);
    }
    void contradictionsAreRefusedAndChangeNothing()
    {
        QFETCH(int, kind);
        const IdentityName first{Kind(kind), u"1"_s, {}};
        const IdentityName second{Kind(kind), u"2"_s, {}};
        const QUuid id = idOf({first, seenToken(u"aa"_s)});
        const auto refused = m_registry->recognise(kRoot, {second, seenToken(u"aa"_s)});
        QVERIFY(!refused);
        QCOMPARE(refused.error().reason, FailureReason::NotAllowed);
        QCOMPARE(m_registry->addNames(id, {second}).error().reason, FailureReason::NotAllowed);
        QVERIFY(m_registry->findByNames(kRoot, {second})->isEmpty());
        QCOMPARE(m_registry->list()->size(), 1);
    }

    void twoAccountsThatTurnOutToBeOneAreToldToBeMerged()
    {
        const QUuid known = idOf({usersMe(u"u-1"_s)});
        const QUuid byToken = idOf({seenToken(u"hash"_s)});
        QVERIFY(m_registry->setSignedIn(byToken, u"token"_s, FakeClock().now()));
        const IdentityNames both{usersMe(u"u-1"_s), seenToken(u"hash"_s)};
        const auto found = m_registry->recognise(kRoot, both);
        QVERIFY(found);
        QCOMPARE(found->account.id, known); // who is known goes before a token
        QCOMPARE(found->toMerge, QList<QUuid>{byToken});
        QCOMPARE(m_registry->list()->size(), 2); // nothing has happened yet
        QCOMPARE(m_registry->addNames(known, both).error().reason, FailureReason::NotAllowed);
        QVERIFY(m_registry->markMerged(byToken, known));
        QCOMPARE(idOf(both), known);
        QCOMPARE(m_registry->list()->size(), 1);
        QCOMPARE(m_registry->current()->id, known);
    }

    void twoPeopleAreNeverMerged()
    {
        const QUuid first = idOf({usersMe(u"u-1"_s), {Kind::ListOwner, u"o-1"_s, {}}});
        const QUuid second = idOf({usersMe(u"u-2"_s), seenToken(u"aa"_s)});
        QVERIFY(!m_registry->recognise(kRoot, {{Kind::ListOwner, u"o-1"_s, {}}, seenToken(u"aa"_s)}));
        QCOMPARE(m_registry->list()->size(), 2);
        QVERIFY(first != second);
    }

    void anAccountOfAnOlderVersionGetsItsExactName()
    {
        const QUuid id = idOf({{Kind::Unspecific, u"u-1"_s, {}}});
        QCOMPARE(idOf({usersMe(u"u-1"_s)}), id);
        QCOMPARE(m_registry->account(id)->names, IdentityNames{usersMe(u"u-1"_s)});
    }

    void aListOfTheFirstVersionComesThrough()
    {
        const QTemporaryDir folder;
        const Profile old(folder.path());
        QVERIFY(old.prepare());
        const QUuid person = QUuid::createUuid();
        const QUuid token = QUuid::createUuid();
        {
            auto database = openMigrated(old.registryPath(), Durability::Precious,
                                         Schema{rows::accountSchema().steps.mid(0, 1)});
            QVERIFY(database);
            const QString account =
                u"INSERT INTO accounts (id, root, subject, subject_kind, email, signed_in) VALUES "
                "('%1', '%2', '%3', '%4', 'instructor@demo.example', 1)"_s;
            const QString personId = person.toString(QUuid::WithoutBraces);
            const QString tokenId = token.toString(QUuid::WithoutBraces);
            for (const QString& sql :
                 {account.arg(personId, kRoot, u"u-1"_s, u"user_id"_s),
                  account.arg(tokenId, kRoot, u"hash"_s, u"token_hash"_s),
                  u"INSERT INTO tokens VALUES ('%1', 'aa', '%2')"_s.arg(kRoot, personId),
                  u"INSERT INTO tokens VALUES ('%1', 'hash', '%2')"_s.arg(kRoot, tokenId),
                  u"INSERT INTO current VALUES (1, '%1')"_s.arg(personId),
                  u"INSERT INTO rate_limits VALUES ('%1', 1700000000000)"_s.arg(kRoot)})
                QVERIFY((*database)->exec(sql));
        }
        const auto opened = AccountRegistry::open(old);
        QVERIFY2(opened.ok(), opened.ok() ? "" : qUtf8Printable(opened.error().detail));
        QCOMPARE((*opened)->list()->size(), 2);
        QCOMPARE((*opened)->current()->id, person);
        QCOMPARE((*opened)->current()->email, u"instructor@demo.example"_s);
        QCOMPARE((*opened)->findByNames(kRoot, {usersMe(u"u-1"_s)})->first().id, person);
        QCOMPARE((*opened)->findByNames(kRoot, {seenToken(u"aa"_s)})->first().id, person);
        QCOMPARE((*opened)->findByNames(kRoot, {seenToken(u"hash"_s)})->first().id, token);
        QVERIFY((*opened)->account(token)->isProvisional());
        QCOMPARE((*opened)->rateLimit(kRoot).toMSecsSinceEpoch(), 1'700'000'000'000);
    }

    void onlyTheNewestTokensAreRemembered()
    {
        const QUuid id = idOf({usersMe(u"u-1"_s)});
        for (int n = 0; n < 520; ++n)
            QVERIFY(m_registry->addNames(id, {seenToken(QString::number(n))}));
        QVERIFY(m_registry->findByNames(kRoot, {seenToken(u"0"_s)})->isEmpty());
        QCOMPARE(m_registry->findByNames(kRoot, {seenToken(u"519"_s)})->size(), 1);
    }

    void detailsAndTheCurrentAccountAreKept()
    {
        const QUuid id = m_registry->recognise(kRoot, {usersMe(u"u-1"_s)})->account.id;
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
                               {usersMe(u"u-1"_s)},
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

    void aServersAddressCanChange()
    {
        const QUuid id = m_registry->recognise(kRoot, {usersMe(u"u-1"_s)})->account.id;
        QVERIFY(m_registry->addNames(id, {seenToken(u"aa"_s)}));
        QVERIFY(m_registry->setApiBase(id, kRoot));
        QVERIFY(m_registry->setAddress(id, kOtherRoot));
        QCOMPARE(m_registry->findByNames(kOtherRoot, {usersMe(u"u-1"_s)})->value(0).id, id);
        QCOMPARE(m_registry->findByNames(kOtherRoot, {seenToken(u"aa"_s)})->value(0).id, id);
        QVERIFY(m_registry->account(id)->apiBase.isEmpty());
        const QUuid other = m_registry->recognise(kRoot, {usersMe(u"u-1"_s)})->account.id;
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

    void whatAServerSaidIsKeptForLaterPrograms()
    {
        QVERIFY(!m_registry->clockOffset(kRoot));
        QCOMPARE(m_registry->writeLimit(kRoot), 0);
        QVERIFY(m_registry->setClockOffset(kRoot, -90'000));
        QVERIFY(m_registry->setWriteLimit(kRoot, 100));
        QVERIFY(m_registry->setRateLimit(kRoot, FakeClock().now()));
        QCOMPARE(m_registry->clockOffset(kRoot), -90'000);
        QCOMPARE(m_registry->writeLimit(kRoot), 100);
        QVERIFY(!m_registry->clockOffset(kOtherRoot));
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
    using Kind = IdentityName::Kind;

    QUuid idOf(const IdentityNames& names, const QString& root = u"https://lms.demo.example"_s)
    {
        const auto found = m_registry->recognise(root, names);
        return found && found->toMerge.isEmpty() ? found->account.id : QUuid();
    }
    [[nodiscard]] Profile profile() const { return Profile(m_folder->filePath(u"profile"_s)); }

    const QString kRoot = u"https://lms.demo.example"_s;
    const QString kOtherRoot = u"https://other.demo.example"_s;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<AccountRegistry> m_registry;
};

QTEST_GUILESS_MAIN(AccountRegistryTest)
#include "test_account_registry.moc"
