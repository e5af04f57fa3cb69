#include "server/demo_data.h"
#include "support/server_process.h"
#include "workspace/console.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace lectern;
using namespace Qt::StringLiterals;

/// What a window sees: everything as signals in its own thread, nothing that waits.
class TestConsole : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void withoutAnAccountItAsks();
    void signingInBringsTheList();
    void aCompletionIsSavedThenDelivered();
    void aRecalledCompletionComesBackAsADraft();
    void theDemoStartsWithoutQuestionsAndComesBack();
    void signalsArriveInTheUiThread();
    void signingOutClosesTheAccount();
    void closingAtOnceLosesNothing();

private:
    std::unique_ptr<Console> make(int holdSeconds = 0);
    void signIn(Console& console);
    SessionListingPtr listing() const { return m_listing; }

    test::ServerProcess m_server;
    std::unique_ptr<QTemporaryDir> m_folder;
    SessionListingPtr m_listing;
};

void TestConsole::initTestCase()
{
    QVERIFY(m_server.start());
}

void TestConsole::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_listing = nullptr;
}

std::unique_ptr<Console> TestConsole::make(int holdSeconds)
{
    ConsoleConfig config;
    config.profileRoot = m_folder->path();
    config.holdSeconds = holdSeconds;
    config.startDemo = [this](const QString&) -> Result<ConsoleConfig::Demo> {
        return ConsoleConfig::Demo{QUrl(m_server.root()), u"instructor@demo.example"_s, u"demo-password"_s,
                                   std::make_shared<int>(1), server::demoLabels()};
    };
    auto console = std::make_unique<Console>(config);
    connect(console.get(), &Console::listingChanged, this,
            [this](const SessionListingPtr& list) { m_listing = list; });
    SessionQuery all;
    all.view = SessionView::All;
    console->setQuery(all);
    return console;
}

void TestConsole::signIn(Console& console)
{
    SignInRequest request;
    request.server = m_server.root();
    request.email = u"instructor@demo.example"_s;
    request.password = u"demo-password"_s;
    request.staySignedIn = false; // this machine's keychain is none of this test's business
    console.signIn(request);
    QTRY_VERIFY(m_listing && m_listing->counts.all >= 40);
}

void TestConsole::withoutAnAccountItAsks()
{
    const auto console = make();
    QSignalSpy asked(console.get(), &Console::signInNeeded);
    console->start();
    QTRY_COMPARE(asked.size(), 1);
    QVERIFY(console->offersDemo());
}

void TestConsole::signingInBringsTheList()
{
    const auto console = make();
    ConnectionStatus status;
    connect(console.get(), &Console::connectionChanged, this,
            [&](const ConnectionStatus& now) { status = now; });
    signIn(*console);
    QTRY_COMPARE(int(status.state), int(ConnectionStatus::State::Online));
    QVERIFY(status.listFetchedAt.isValid());
}

void TestConsole::aCompletionIsSavedThenDelivered()
{
    const auto console = make();
    signIn(*console);
    QSignalSpy saved(console.get(), &Console::recordSaved);
    QSignalSpy refused(console.get(), &Console::saveRefused);
    QList<RecordState> states;
    connect(console.get(), &Console::recordChanged, this,
            [&states](const Record& record) { states.append(record.state); });
    QUuid session;
    for (const SessionRow& row : listing()->rows) {
        if (row.session->isOpen())
            session = row.session->id;
    }
    console->complete(session, validate(CompletionValues{85, {}, {}}).value());
    QTRY_COMPARE(saved.size(), 1);
    QTRY_VERIFY(states.contains(RecordState::Delivered));
    console->complete(session, validate(CompletionValues{86, {}, {}}).value());
    QTRY_COMPARE(refused.size(), 1);
    QCOMPARE(saved.size(), 1);
}

void TestConsole::aRecalledCompletionComesBackAsADraft()
{
    const auto console = make(30);
    signIn(*console);
    QSignalSpy recalled(console.get(), &Console::recalled);
    connect(console.get(), &Console::recordSaved, console.get(),
            [&console](const Record& record) { console->recall(record.id); });
    QUuid session;
    for (const SessionRow& row : listing()->rows) {
        if (row.session->isOpen())
            session = row.session->id;
    }
    console->complete(session, validate(CompletionValues{64, {}, u"Again tomorrow"_s}).value());
    QTRY_COMPARE(recalled.size(), 1);
    QCOMPARE(recalled.first().last().value<DraftValues>().notes, u"Again tomorrow"_s);
}

void TestConsole::theDemoStartsWithoutQuestionsAndComesBack()
{
    QUuid account;
    for (int run = 0; run < 2; ++run) {
        const auto console = make();
        AccountInfo info;
        connect(console.get(), &Console::accountOpened, this,
                [&info](const AccountInfo& opened) { info = opened; });
        if (run == 0)
            console->startDemo();
        else
            console->start();
        QTRY_VERIFY(!info.id.isNull());
        QCOMPARE(int(info.method), int(SignInMethod::Demo));
        if (run == 1)
            QCOMPARE(info.id, account);
        account = info.id;
        QTRY_VERIFY(m_listing && m_listing->counts.all >= 40);
        // What a person changed in the first run stays so in the second.
        const auto labelled = [this](const QString& label) {
            return std::count_if(m_listing->rows.begin(), m_listing->rows.end(),
                                 [&](const SessionRow& row) { return row.label == label; });
        };
        QTRY_COMPARE(labelled(run == 0 ? u"Riggers, seat 1"_s : u"Mine"_s), 1);
        for (const SessionRow& row : ListingRows(m_listing->rows)) {
            if (row.label == u"Riggers, seat 1")
                console->setLabel(row.session->id, u"Mine"_s);
        }
        QTRY_COMPARE(labelled(u"Mine"_s), 1);
        QCOMPARE(labelled(u"Riggers, seat 1"_s), 0);
        QVERIFY(labelled({}) < m_listing->rows.size() / 2);
    }
}

void TestConsole::signalsArriveInTheUiThread()
{
    const auto console = make();
    bool elsewhere = false;
    const auto look = [&elsewhere] {
        elsewhere = elsewhere || QThread::currentThread() != qApp->thread();
    };
    connect(console.get(), &Console::listingChanged, look);
    connect(console.get(), &Console::connectionChanged, look);
    connect(console.get(), &Console::accountOpened, look);
    signIn(*console);
    QVERIFY(!elsewhere);
}

void TestConsole::signingOutClosesTheAccount()
{
    const auto console = make();
    signIn(*console);
    QSignalSpy closed(console.get(), &Console::accountClosed);
    QSignalSpy asked(console.get(), &Console::signInNeeded);
    console->signOut();
    QTRY_COMPARE(closed.size(), 1);
    QTRY_COMPARE(asked.size(), 1);
    QCOMPARE(asked.first().first().toString(), m_server.root());
}

void TestConsole::closingAtOnceLosesNothing()
{
    const QUuid session = QUuid::createUuid(); // not in any list: saved all the same
    {
        const auto console = make(60);
        signIn(*console);
        for (int i = 0; i < 20; ++i) // a busy worker
            console->saveDraft(QUuid::createUuid(), {{7.0, {}}, {}, {}});
        console->complete(session, validate(CompletionValues{85, {}, {}}).value());
    } // no wait for the answer
    const auto console = make(60);
    SessionDetailPtr detail;
    QSignalSpy refused(console.get(), &Console::saveRefused);
    signIn(*console);
    console->complete(session, validate(CompletionValues{86, {}, {}}).value());
    QTRY_COMPARE(refused.size(), 1); // the first one is there
}

QTEST_GUILESS_MAIN(TestConsole)
#include "test_console.moc"
