#include "store/account_registry.h"
#include "store/profile.h"
#include "store/record_store.h"
#include "support/server_process.h"
#include "support/small_disk.h"
#include "workspace/console.h"

#include <QSignalSpy>
#include <QTest>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::StringLiterals;

/// What a window is told when the disk is full or may not be written, and what is there afterwards.
class TestConsoleDisk : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void aFullDiskIsSaidAtOnceAndWorkGoesOnWithRoom();
    void aReadOnlyDiskIsSaidAtTheStart();

private:
    void open();
    [[nodiscard]] QUuid session(int index) const { return m_open.at(index); }
    std::unique_ptr<RecordStore> openStore();

    ServerProcess m_server;
    std::unique_ptr<SmallDisk> m_disk;
    std::unique_ptr<Console> m_console;
    QList<QUuid> m_open;
    SystemClock m_clock;
};

namespace {

SignInRequest demoSignIn(const QString& root)
{
    SignInRequest request;
    request.server = root;
    request.email = u"instructor@demo.example"_s;
    request.password = u"demo-password"_s;
    request.staySignedIn = false; // this machine's keychain is none of this test's business
    return request;
}

Completion scored(double score)
{
    return validate(CompletionValues{score, 30, QString(400, u'n')}).value();
}

const Failure& failureIn(const QSignalSpy& refused)
{
    static Failure failure;
    failure = refused.last().last().value<Failure>();
    return failure;
}

} // namespace

void TestConsoleDisk::initTestCase()
{
    qRegisterMetaType<Failure>();
    QVERIFY(m_server.start({u"--demo"_s, u"--demo-sessions"_s, u"400"_s}));
}

void TestConsoleDisk::init()
{
    m_disk = std::make_unique<SmallDisk>();
    if (!m_disk->isMounted())
        QSKIP("mounting a small disk needs to be root");
}

void TestConsoleDisk::cleanup()
{
    m_console.reset();
    m_disk.reset();
}

/// Signed in, with the sessions known, and nothing leaves for a minute: the disk is what counts here.
void TestConsoleDisk::open()
{
    ConsoleConfig config;
    config.profileRoot = m_disk->path();
    config.holdSeconds = 60;
    m_console = std::make_unique<Console>(config);
    SessionListingPtr listing;
    const auto watch = connect(m_console.get(), &Console::listingChanged, m_console.get(),
                               [&listing](const SessionListingPtr& list) { listing = list; });
    SessionQuery all;
    all.view = SessionView::All;
    m_console->setQuery(all);
    m_console->signIn(demoSignIn(m_server.root()));
    QTRY_VERIFY_WITH_TIMEOUT(listing && listing->counts.all >= 400 && listing->rowsToCome == 0, 20'000);
    m_open.clear();
    for (const SessionRow& row : listing->rows) {
        if (row.session->isOpen())
            m_open.append(row.session->id);
    }
    disconnect(watch);
}

std::unique_ptr<RecordStore> TestConsoleDisk::openStore()
{
    const Profile profile(m_disk->path());
    const auto registry = AccountRegistry::open(profile);
    const auto accounts = registry ? (*registry)->list() : Result<QList<Account>>(registry.error());
    if (!accounts || accounts->size() != 1)
        return nullptr;
    auto store = RecordStore::open(profile.accountFolder(accounts->first().id), m_clock);
    return store ? std::move(store).value() : nullptr;
}

void TestConsoleDisk::aFullDiskIsSaidAtOnceAndWorkGoesOnWithRoom()
{
    open();
    QSignalSpy saved(m_console.get(), &Console::recordSaved);
    QSignalSpy refused(m_console.get(), &Console::saveRefused);
    QSignalSpy drafted(m_console.get(), &Console::draftSaved);
    QSignalSpy draftRefused(m_console.get(), &Console::draftRefused);
    const DraftValues typed{{77.0, {}}, {12.0, {}}, u"Typed before the disk was full"_s};
    m_console->saveDraft(session(0), typed);
    QTRY_COMPARE(drafted.size(), 1);

    QVERIFY(m_disk->fill());
    int tried = 0;
    while (refused.isEmpty() && tried < 300) { // the log still has room for a few
        m_console->complete(session(1 + tried % 300), scored(50));
        ++tried;
        QTRY_COMPARE(saved.size() + refused.size(), tried);
    }
    const auto savedBefore = saved.size();
    QCOMPARE(refused.size(), 1);
    QCOMPARE(failureIn(refused).reason, FailureReason::DiskFull);
    QVERIFY2(failureIn(refused).message.contains(u"Make room"_s), qUtf8Printable(failureIn(refused).message));
    m_console->complete(session(0), scored(77)); // whose draft is there
    QTRY_COMPARE(refused.size(), 2);
    m_console->saveDraft(session(0), {{78.0, {}}, {12.0, {}}, QString(900, u'x')});
    QTRY_COMPARE(draftRefused.size(), 1);
    QCOMPARE(failureIn(draftRefused).reason, FailureReason::DiskFull);

    QVERIFY(m_disk->makeRoom());
    const QUuid last = session(tried); // the one that was refused
    m_console->complete(last, scored(51));
    QTRY_COMPARE(saved.size(), savedBefore + 1);
    QCOMPARE(refused.size(), 2);
    m_console.reset();

    const auto store = openStore();
    QVERIFY(store);
    QVERIFY(store->verifyHistory()->ok);
    QCOMPARE(store->records()->size(), savedBefore + 1);
    QVERIFY(store->liveRecordOf(last));
    QVERIFY(!store->liveRecordOf(session(0)));
    QCOMPARE(store->draft(session(0))->values, typed); // what was typed before is still there
}

void TestConsoleDisk::aReadOnlyDiskIsSaidAtTheStart()
{
    open();
    QSignalSpy saved(m_console.get(), &Console::recordSaved);
    m_console->complete(session(0), scored(60));
    QTRY_COMPARE(saved.size(), 1);
    m_console.reset();
    QVERIFY(m_disk->setReadOnly(true));

    ConsoleConfig config;
    config.profileRoot = m_disk->path();
    {
        Console console(config);
        QSignalSpy failed(&console, &Console::signInFailed);
        QSignalSpy opened(&console, &Console::accountOpened);
        console.signIn(demoSignIn(m_server.root()));
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 20'000);
        QVERIFY(opened.isEmpty());
        QCOMPARE(failureIn(failed).reason, FailureReason::Storage);
        QVERIFY2(failureIn(failed).message.contains(u"writ"_s), qUtf8Printable(failureIn(failed).message));
    }
    QVERIFY(m_disk->setReadOnly(false));
    const auto store = openStore();
    QVERIFY(store);
    QVERIFY(store->liveRecordOf(session(0)));
}

QTEST_GUILESS_MAIN(TestConsoleDisk)
#include "test_console_disk.moc"
