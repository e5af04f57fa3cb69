#include "../../app/programs/lectern/instance_call.h"
#include "cli_runner.h"
#include "support/server_process.h"
#include "workspace/console.h"

#include <QDir>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::StringLiterals;

/// One window for a profile: real programs that are started more than once.
class TestInstances : public QObject
{
    Q_OBJECT

private slots:
    void theSecondRaisesTheFirstAndEnds();
    void manyAtOnceLeaveOneWindow();
    void anotherProfileHasItsOwnWindow();
    void aKilledWindowLeavesNothingInTheWay();
    void aWindowThatDoesNotAnswerIsNamed();
    void theSecondGoesOnWhenTheFirstIsJustEnding();
    void aNameThatIsTooLongForASocketIsReplaced();
    void strangersAreNotListenedTo();
    void besideAWindowTheCommandLineSaysInUse();
    void aFolderThatCannotBeNamedIsRefused();

private:
    /// A running lectern, killed with the object.
    struct Window
    {
        explicit Window(const QString& profile)
        {
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert(u"QT_LOGGING_RULES"_s, u"lectern.*.info=true"_s);
            environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
            process.setProcessEnvironment(environment);
            process.setProcessChannelMode(QProcess::MergedChannels);
            process.start(QStringLiteral(LECTERN_PROGRAM), {u"--profile"_s, profile});
        }
        ~Window()
        {
            process.kill();
            process.waitForFinished();
        }
        bool says(const QByteArray& words)
        {
            return QTest::qWaitFor(
                [&] {
                    said += process.readAll();
                    return said.contains(words);
                },
                kPatienceMs);
        }
        bool ends()
        {
            return process.state() == QProcess::NotRunning || process.waitForFinished(kPatienceMs);
        }

        QProcess process;
        QByteArray said;
    };
    /// Whether the first window of the profile answers, asked as a second start does.
    static bool answers(const QString& profile);

    static constexpr int kPatienceMs = 20'000;
};

bool TestInstances::answers(const QString& profile)
{
    InstanceCall call(profile, {}, kPatienceMs);
    QSignalSpy raised(&call, &InstanceCall::raised);
    call.start();
    return QTest::qWaitFor([&] { return !raised.isEmpty(); }, kPatienceMs);
}

void TestInstances::theSecondRaisesTheFirstAndEnds()
{
    const QTemporaryDir profile;
    Window first(profile.path());
    QVERIFY(first.says("window shown"));
    for (int round = 0; round < 2; ++round) {
        Window second(profile.path());
        QVERIFY(second.ends());
        QCOMPARE(second.process.exitCode(), 0);
        QVERIFY(!second.process.readAll().contains("window shown"));
        QVERIFY2(first.says("raised"), first.said);
        first.said.clear();
    }
    QCOMPARE(first.process.state(), QProcess::Running);
}

void TestInstances::manyAtOnceLeaveOneWindow()
{
    const QTemporaryDir profile;
    std::vector<std::unique_ptr<Window>> all;
    for (int i = 0; i < 6; ++i)
        all.push_back(std::make_unique<Window>(profile.path()));
    const auto running = [&] {
        return std::count_if(all.begin(), all.end(), [](const auto& window) {
            return window->process.state() != QProcess::NotRunning;
        });
    };
    QTRY_COMPARE_WITH_TIMEOUT(running(), 1, kPatienceMs);
    QVERIFY(answers(profile.path()));
    QCOMPARE(running(), 1);
    for (const auto& window : all) {
        if (window->process.state() == QProcess::NotRunning)
            QCOMPARE(window->process.exitCode(), 0);
    }
}

void TestInstances::anotherProfileHasItsOwnWindow()
{
    const QTemporaryDir one;
    const QTemporaryDir other;
    Window first(one.path());
    QVERIFY(first.says("window shown"));
    Window second(other.path());
    QVERIFY(second.says("window shown"));
    QVERIFY(answers(other.path()));
    QVERIFY(second.says("raised"));
    QVERIFY(!first.said.contains("raised"));
    QCOMPARE(first.process.state(), QProcess::Running);
}

void TestInstances::aKilledWindowLeavesNothingInTheWay()
{
    const QTemporaryDir profile;
    {
        Window killed(profile.path());
        QVERIFY(killed.says("window shown"));
    }
    QVERIFY(QFile::exists(SingleInstance::serverName(profile.path()))); // it had no time to tidy up
    Window next(profile.path());
    QVERIFY(next.says("window shown"));
    QVERIFY(answers(profile.path()));
}

void TestInstances::aWindowThatDoesNotAnswerIsNamed()
{
    const QTemporaryDir profile;
    Window first(profile.path());
    QVERIFY(first.says("window shown"));
    ::kill(pid_t(first.process.processId()), SIGSTOP);
    Window second(profile.path());
    QVERIFY2(second.says("Lectern is open already, but its window does not answer."), second.said);
    QVERIFY(!second.said.contains("window shown"));
}

void TestInstances::theSecondGoesOnWhenTheFirstIsJustEnding()
{
    const QTemporaryDir profile;
    auto held = AccountLock::acquire(profile.filePath(u"window"_s)); // locked, but it listens no more
    QVERIFY(held.ok());
    InstanceCall call(profile.path(), {}, kPatienceMs);
    QSignalSpy ended(&call, &InstanceCall::ended);
    QSignalSpy failed(&call, &InstanceCall::failed);
    call.start();
    QVERIFY(ended.isEmpty());
    held.value().reset();
    QTRY_COMPARE(ended.size(), 1);
    QVERIFY(call.takeInstance() != nullptr);
    QVERIFY(failed.isEmpty());
}

void TestInstances::aNameThatIsTooLongForASocketIsReplaced()
{
    const QTemporaryDir folder;
    const QString deep = folder.filePath(u"a"_s.repeated(120));
    const QString foreign = folder.filePath(u"комната"_s);
    QVERIFY(SingleInstance::serverName(deep).startsWith(u"lectern-"_s));
    QVERIFY(SingleInstance::serverName(deep) != SingleInstance::serverName(foreign));
    for (const QString& profile : {deep, foreign}) {
        const auto instance = SingleInstance::acquire(profile);
        QVERIFY(instance.ok());
        QSignalSpy raised(instance->get(), &SingleInstance::raiseRequested);
        QVERIFY(answers(profile));
        QCOMPARE(raised.size(), 1);
        QCOMPARE(SingleInstance::acquire(profile).error().reason, FailureReason::InUse);
    }
}

void TestInstances::strangersAreNotListenedTo()
{
    const QTemporaryDir profile;
    const auto instance = SingleInstance::acquire(profile.path());
    QVERIFY(instance.ok());
    QSignalSpy raised(instance->get(), &SingleInstance::raiseRequested);
    for (const QByteArray& nonsense : {QByteArray("GET / HTTP/1.1\n"), QByteArray(100'000, 'x')}) {
        QLocalSocket socket;
        socket.connectToServer(SingleInstance::serverName(profile.path()));
        socket.write(nonsense);
        QTRY_COMPARE(socket.state(), QLocalSocket::UnconnectedState);
        QVERIFY(socket.readAll().isEmpty());
    }
    QVERIFY(raised.isEmpty());
    QVERIFY(answers(profile.path()));
    QCOMPARE(raised.size(), 1);
}

void TestInstances::besideAWindowTheCommandLineSaysInUse()
{
    ServerProcess server;
    QVERIFY(server.start());
    CliRunner cli;
    {
        // The demo signs in by itself when the window is opened.
        ConsoleConfig config;
        config.profileRoot = cli.profile();
        config.startDemo = [&](const QString&) -> Result<ConsoleConfig::Demo> {
            return ConsoleConfig::Demo{QUrl(server.root()),
                                       u"instructor@demo.example"_s,
                                       u"demo-password"_s,
                                       std::make_shared<int>(1),
                                       {}};
        };
        Console console(config);
        QSignalSpy opened(&console, &Console::accountOpened);
        console.startDemo();
        QTRY_COMPARE(opened.size(), 1);
    }
    QCOMPARE(cli.run({u"outbox"_s}).exitCode, 0);
    {
        Window window(cli.profile());
        QVERIFY2(window.says("first list painted"), window.said);
        const auto refused = cli.run({u"outbox"_s});
        QCOMPARE(refused.exitCode, 6);
        QVERIFY(refused.err.contains("open in another window"));
        QCOMPARE(cli.run({u"sync"_s}).exitCode, 6);
    }
    QCOMPARE(cli.run({u"outbox"_s}).exitCode, 0);
}

// What Qt makes of such bytes is another folder.
void TestInstances::aFolderThatCannotBeNamedIsRefused()
{
    const QTemporaryDir folder;
    QProcess shell; // QProcess by itself could not say it
    shell.start(u"bash"_s, {u"-c"_s, u"exec \"$1\" --profile=\"$2\"$'/\\xfc'"_s, u"bash"_s,
                            QStringLiteral(LECTERN_PROGRAM), folder.path()});
    QVERIFY(shell.waitForFinished(kPatienceMs));
    QCOMPARE(shell.exitCode(), 2);
    const QByteArray errors = shell.readAllStandardError();
    QVERIFY2(errors.contains("is not UTF-8 text"), errors.constData());
    QVERIFY(QDir(folder.path()).isEmpty());
}

QTEST_MAIN(TestInstances)
#include "test_instances.moc"
