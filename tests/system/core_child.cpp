// The core of the window in a process of its own, for tests that kill or stop it: opens an account, records
// what a file lists and sends it, and says each thing that has happened in one line.
#include "auth/memory_secret_store.h"
#include "store/private_files.h"
#include "workspace/account_desk.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QTextStream>
#include <QThread>
#include <QTimer>

using namespace lectern;
using namespace Qt::StringLiterals;

namespace {

void say(const QString& line)
{
    QTextStream(stdout) << line << Qt::endl;
}

QString text(const QUuid& id)
{
    return id.toString(QUuid::WithoutBraces);
}

struct Task
{
    QUuid session;
    double score = 0;
};

QList<Task> readTasks(const QString& path)
{
    QList<Task> tasks;
    QFile file(path);
    if (path.isEmpty() || !file.open(QIODevice::ReadOnly))
        return tasks;
    while (!file.atEnd()) {
        const QList<QByteArray> words = file.readLine().trimmed().split(' ');
        if (words.size() == 2)
            tasks.append({QUuid::fromString(QLatin1String(words[0])), words[1].toDouble()});
    }
    return tasks;
}

/// Records one task after the other while what was recorded is being sent.
class Recorder : public QObject
{
public:
    Recorder(AccountDesk& desk, QList<Task> tasks, bool untilEmpty)
        : m_desk(desk)
        , m_tasks(std::move(tasks))
        , m_untilEmpty(untilEmpty)
    {
        connect(&desk, &AccountDesk::opened, this, [this](Workspace* workspace) { begin(*workspace); });
        connect(&desk, &AccountDesk::failed, this, [](const Failure& failure) {
            say(u"failed "_s + failure.message);
            QCoreApplication::exit(1);
        });
        connect(&m_next, &QTimer::timeout, this, &Recorder::recordNext);
    }
    void setPauseMs(int ms) { m_next.setInterval(ms); }

private:
    void begin(Workspace& workspace)
    {
        if (m_begun)
            return;
        m_begun = true;
        say(u"open %1"_s.arg(workspace.store().openReport().becameUnknown));
        connect(&workspace, &Workspace::recordChanged, this, [](const Record& record) {
            if (record.state != RecordState::Queued)
                say(toWord(record.state) + u' ' + text(record.sessionId));
        });
        connect(&workspace, &Workspace::statusChanged, this, &Recorder::endIfEmpty);
        m_next.start();
    }
    void recordNext()
    {
        if (m_tasks.isEmpty()) {
            m_next.stop();
            endIfEmpty();
            return;
        }
        const Task task = m_tasks.takeFirst();
        const auto completion = validate(CompletionValues{task.score, 30, u"Calm and careful"_s});
        const auto saved = m_desk.workspace()->record(task.session, *completion);
        say((saved ? u"saved "_s : u"refused "_s) + text(task.session));
    }
    void endIfEmpty()
    {
        if (!m_untilEmpty || !m_tasks.isEmpty() || m_desk.workspace()->status().unsent() > 0)
            return;
        say(u"empty"_s);
        QCoreApplication::exit(0);
    }

    AccountDesk& m_desk;
    QList<Task> m_tasks;
    QTimer m_next;
    bool m_untilEmpty;
    bool m_begun = false;
};

int work(const QCommandLineParser& options)
{
    QThread lists;
    lists.start();
    WorkspaceOptions workspaceOptions;
    workspaceOptions.listThread = &lists;
    workspaceOptions.holdSeconds = options.value(u"hold"_s).toInt();
    if (options.isSet(u"deadline"_s)) {
        workspaceOptions.http.deadlineMs = options.value(u"deadline"_s).toInt();
        workspaceOptions.http.silenceMs = workspaceOptions.http.deadlineMs;
    }
    MemorySecretStore secrets;
    const SystemClock clock;
    int result = 1;
    {
        AccountDesk desk(Profile(options.value(u"profile"_s)), secrets, clock, workspaceOptions);
        Recorder recorder(desk, readTasks(options.value(u"record"_s)), options.isSet(u"until-empty"_s));
        recorder.setPauseMs(options.value(u"pause"_s).toInt());
        if (const auto opened = desk.open(); !opened)
            say(u"failed "_s + opened.error().message);
        else {
            desk.useToken(options.value(u"server"_s), qEnvironmentVariable("LECTERN_TOKEN"));
            result = QCoreApplication::exec();
        }
    }
    lists.quit();
    lists.wait();
    return result;
}

} // namespace

// core_child --profile DIR --server URL [--record FILE] [--pause MS] [--hold S] [--deadline MS]
// [--until-empty] The file has a line "SESSION SCORE" for each record; LECTERN_TOKEN signs in.
int main(int argc, char* argv[])
{
    restrictNewFiles();
    const QCoreApplication application(argc, argv);
    QCommandLineParser options;
    options.addOptions({{u"profile"_s, {}, u"dir"_s},
                        {u"server"_s, {}, u"url"_s},
                        {u"record"_s, {}, u"file"_s},
                        {u"pause"_s, {}, u"ms"_s, u"4"_s},
                        {u"hold"_s, {}, u"s"_s, u"0"_s},
                        {u"deadline"_s, {}, u"ms"_s},
                        {u"until-empty"_s, {}}});
    if (!options.parse(QCoreApplication::arguments()))
        return 2;
    return work(options);
}
