#include "store/account_card.h"
#include "store/account_registry.h"
#include "store/store_fixture.h"

#include <QRandomGenerator>
#include <QTest>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::StringLiterals;

namespace {

const QString kRoot = u"https://lms.demo.example"_s;

} // namespace

/// Whatever happens to the list of accounts: a folder with records finds its person again.
class AccountRecoveryTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(reopen());
        m_first = add(usersMe(u"u-1"_s));
        m_second = add(usersMe(u"u-2"_s));
        m_provisional = add(seenToken(u"0a1b"_s));
        QVERIFY(m_registry->setPerson(m_first, u"Demo Instructor"_s, u"instructor@demo.example"_s));
        QVERIFY(m_registry->setApiBase(m_first, kRoot + u"/api"_s));
        QVERIFY(m_registry->setSignedIn(m_second, u"token"_s, FakeClock().now()));
        QVERIFY(m_registry->setSignedIn(m_first, u"password"_s, FakeClock().now().addSecs(5)));
        m_before = *m_registry->list();
        QCOMPARE(m_before.size(), 3);
        m_registry.reset();
    }

    void aListThatIsGoneIsMadeAnew_data()
    {
        QTest::addColumn<int>("bytesLeft"); // none, if negative, not even the file
        QTest::addColumn<bool>("rubbish");
        QTest::newRow("gone") << -1 << false;
        QTest::newRow("empty") << 0 << false;
        QTest::newRow("rubbish") << 5'000 << true;
        QTest::newRow("cut short") << 6'000 << false;
    }
    void aListThatIsGoneIsMadeAnew()
    {
        QFETCH(int, bytesLeft);
        QFETCH(bool, rubbish);
        const QString path = profile().registryPath();
        const QByteArray left =
            rubbish ? QByteArray(bytesLeft, 'x') : contentOf(path).left(qMax(bytesLeft, 0));
        QVERIFY(bytesLeft < 0 ? QFile::remove(path) : writeContent(path, left));
        QVERIFY2(reopen(), qUtf8Printable(m_failure.detail));
        QCOMPARE(*m_registry->list(), m_before);
        QCOMPARE(m_registry->current()->id, m_first);
        QCOMPARE(m_registry->recognise(kRoot, {usersMe(u"u-2"_s)})->account.id, m_second);
        const QString aside = m_folder->filePath(u"profile.damaged.sqlite"_s);
        QCOMPARE(QFile::exists(aside), left.size() > 0);
        if (left.size() > 0)
            QCOMPARE(contentOf(aside), left);
    }

    void aGarbledRowIsCorrected_data()
    {
        QTest::addColumn<QString>("damage");
        const QString ofFirst = u" WHERE id = (SELECT account_id FROM names WHERE value = 'u-1')"_s;
        const QString nameOfFirst = u" WHERE value = 'u-1'"_s;
        QTest::newRow("person") << u"UPDATE names SET value = 'u-9'"_s + nameOfFirst;
        QTest::newRow("whose name it is")
            << u"UPDATE names SET account_id = 'x' || substr(account_id, 2)"_s + nameOfFirst;
        QTest::newRow("somebody else's name")
            << u"UPDATE names SET account_id = (SELECT account_id FROM names WHERE "
               "value = 'u-2')"_s +
                   nameOfFirst;
        QTest::newRow("kind of name") << u"UPDATE names SET kind = 'list_owner'"_s + nameOfFirst;
        QTest::newRow("server of the name")
            << u"UPDATE names SET root = 'https://lms.demo.exanple'"_s + nameOfFirst;
        QTest::newRow("name missing") << u"DELETE FROM names"_s + nameOfFirst;
        QTest::newRow("server") << u"UPDATE accounts SET root = 'https://lms.demo.exanple'"_s + ofFirst;
        QTest::newRow("id") << u"UPDATE accounts SET id = 'x' || substr(id, 2)"_s + ofFirst;
        QTest::newRow("another id") << u"UPDATE accounts SET id = '00000000-0000-4000-8000-000000000001'"_s +
                                           ofFirst;
        QTest::newRow("merged")
            << u"UPDATE accounts SET merged_into = (SELECT account_id FROM names WHERE value = 'u-2')"_s +
                   ofFirst;
        QTest::newRow("missing") << u"DELETE FROM accounts"_s + ofFirst;
    }
    void aGarbledRowIsCorrected()
    {
        QFETCH(QString, damage);
        {
            const auto database = Database::open(profile().registryPath(), Durability::Precious);
            QVERIFY(database);
            QVERIFY((*database)->exec(u"PRAGMA foreign_keys = OFF"_s));
            QVERIFY((*database)->exec(damage));
        }
        QVERIFY2(reopen(), qUtf8Printable(m_failure.detail));
        QCOMPARE(*m_registry->list(), m_before);
        QCOMPARE(m_registry->recognise(kRoot, {usersMe(u"u-1"_s)})->account.id, m_first);
        QCOMPARE(m_registry->findByNames(kRoot, {seenToken(u"0a1b"_s)})->value(0).id, m_provisional);
    }

    /// The card is written before the list: what a crash cut in two is finished.
    void aCrashBetweenCardAndListIsMended()
    {
        AccountCard moved{m_before[0], {}};
        QCOMPARE(moved.account.id, m_first);
        moved.account.root = u"https://lms.other.example"_s;
        QVERIFY(writeCard(profile(), moved));
        QVERIFY(writeCard(profile(), {m_before[2], m_second})); // the provisional one, taken over
        QVERIFY(reopen());
        QCOMPARE(m_registry->account(m_first)->root, moved.account.root);
        QCOMPARE(m_registry->list()->size(), 2);
    }

    void aDamagedCardIsWrittenAnew()
    {
        const QString path = profile().accountFolder(m_first) + u"/account.json"_s;
        const QByteArray sound = contentOf(path);
        QCOMPARE(modeOf(path), 0600);
        QRandomGenerator random(20'261'125);
        for (int round = 0; round < 200; ++round) {
            QByteArray damaged = sound;
            damaged[random.bounded(int(damaged.size()))] ^= char(1 << random.bounded(8));
            QVERIFY(writeContent(path, damaged));
            const auto read = readCard(profile(), m_first);
            QVERIFY(!read || *read == (AccountCard{m_before[0], {}})); // a changed space says the same
        }
        QVERIFY(writeContent(path, "{"));
        QVERIFY(reopen());
        QCOMPARE(*m_registry->list(), m_before);
        QCOMPARE(contentOf(path), sound);
    }

    void aCardInAnotherFolderIsNotBelieved()
    {
        const QByteArray foreign = contentOf(profile().accountFolder(m_first) + u"/account.json"_s);
        QVERIFY(writeContent(profile().accountFolder(m_second) + u"/account.json"_s, foreign));
        QVERIFY(!readCard(profile(), m_second));
        QVERIFY(reopen());
        QCOMPARE(*m_registry->list(), m_before);
    }

    void aCardKeepsUpWithTheList()
    {
        QVERIFY(reopen());
        QVERIFY(m_registry->addNames(m_provisional, {usersMe(u"u-3"_s)}));
        QVERIFY(m_registry->setAddress(m_second, u"https://lms.other.example"_s));
        QVERIFY(m_registry->setSignedOut(m_first));
        const auto after = *m_registry->list();
        QVERIFY(after != m_before);
        for (const Account& account : after)
            QCOMPARE(readCard(profile(), account.id)->account, account);
        m_registry.reset();
        QVERIFY(QFile::remove(profile().registryPath()));
        QVERIFY(reopen());
        QCOMPARE(*m_registry->list(), after);
    }

    void whatWasTakenOverIsNotBroughtBack()
    {
        QVERIFY(reopen());
        QVERIFY(m_registry->markMerged(m_provisional, m_first));
        m_registry.reset();
        QVERIFY(QFile::remove(profile().registryPath()));
        QVERIFY(reopen());
        QCOMPARE(m_registry->list()->size(), 2);
    }

    void whoTookItOverMayBeUnknown()
    {
        QVERIFY(writeCard(profile(), {m_before[2], QUuid::createUuid()}));
        QVERIFY(reopen());
        QCOMPARE(*m_registry->list(), m_before);
    }

    /// An account that could not be found again is not made.
    void withoutACardThereIsNoAccount()
    {
        const QTemporaryDir folder;
        QVERIFY(writeContent(folder.filePath(u"accounts"_s), "no folder"));
        const auto registry = AccountRegistry::open(Profile(folder.path()));
        QVERIFY(registry);
        const auto refused = (*registry)->recognise(kRoot, {usersMe(u"u-1"_s)});
        QVERIFY(!refused);
        QCOMPARE(refused.error().reason, FailureReason::Storage);
        QVERIFY((*registry)->list()->isEmpty());
    }

    void aDamagedListIsNotTakenFromOtherPrograms()
    {
        QVERIFY(reopen()); // somebody has it open
        const QByteArray rubbish(5'000, 'x');
        QVERIFY(writeContent(profile().registryPath(), rubbish));
        const auto refused = AccountRegistry::open(profile());
        QVERIFY(!refused);
        QCOMPARE(refused.error().reason, FailureReason::Damaged);
        QVERIFY(refused.error().message.contains(u"Close all windows"_s));
        QCOMPARE(contentOf(profile().registryPath()), rubbish);
        m_registry.reset();
        QVERIFY(reopen());
        QCOMPARE(*m_registry->list(), m_before);
    }

    void noFlippedBitPartsAPersonFromTheirFolder()
    {
        const QByteArray sound = contentOf(profile().registryPath());
        QRandomGenerator random(20'261'125);
        int anew = 0;
        int refused = 0;
        constexpr int kRounds = 200;
        for (int round = 0; round < kRounds; ++round) {
            QByteArray damaged = sound;
            const int flips = round % 2 == 0 ? 1 : 1 + int(random.bounded(20));
            for (int n = 0; n < flips; ++n)
                damaged[random.bounded(int(damaged.size()))] ^= char(1 << random.bounded(8));
            QVERIFY(writeContent(profile().registryPath(), damaged));
            if (!reopen()) { // only ever with a reason, and with the file as it was
                QVERIFY2(m_failure.reason == FailureReason::NewerVersion, qUtf8Printable(m_failure.detail));
                QCOMPARE(contentOf(profile().registryPath()), damaged);
                ++refused;
                continue;
            }
            for (const auto& [id, subject] : {std::pair(m_first, u"u-1"_s), std::pair(m_second, u"u-2"_s)})
                QCOMPARE(m_registry->recognise(kRoot, {usersMe(subject)})->account.id, id);
            const QString aside = m_folder->filePath(u"profile.damaged.sqlite"_s);
            anew += QFile::remove(aside) ? 1 : 0;
            m_registry.reset();
        }
        qInfo("%d files: %d made anew, %d refused", kRounds, anew, refused);
    }

private:
    [[nodiscard]] Profile profile() const { return Profile(m_folder->path()); }

    bool reopen()
    {
        m_registry.reset();
        auto opened = AccountRegistry::open(profile());
        if (!opened) {
            m_failure = opened.error();
            return false;
        }
        m_registry = std::move(opened).value();
        return true;
    }

    QUuid add(const IdentityName& name) { return m_registry->recognise(kRoot, {name})->account.id; }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<AccountRegistry> m_registry;
    QUuid m_first;
    QUuid m_second;
    QUuid m_provisional;
    QList<Account> m_before;
    Failure m_failure;
};

QTEST_GUILESS_MAIN(AccountRecoveryTest)
#include "test_account_recovery.moc"
