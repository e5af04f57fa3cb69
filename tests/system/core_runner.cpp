#include "core_runner.h"

#include "other_clock.h"

#include <QDeadlineTimer>
#include <QFile>

#include <algorithm>
#include <csignal>

using namespace Qt::StringLiterals;

namespace lectern::test {

CoreRunner::CoreRunner(QString profile, QString server, const QString& token)
    : m_profile(std::move(profile))
    , m_server(std::move(server))
{
    m_environment.insert(u"LECTERN_TOKEN"_s, token);
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
}

CoreRunner::~CoreRunner()
{
    kill();
}

void CoreRunner::setTasks(const QStringList& sessions, double firstScore)
{
    constexpr double kStep = 0.25;
    constexpr double kMost = 100;
    double score = firstScore;
    for (const QString& session : sessions) {
        m_tasks.append(u"%1 %2"_s.arg(session).arg(score));
        score = score + kStep > kMost ? 0 : score + kStep;
    }
}

bool CoreRunner::start(const QStringList& options)
{
    QFile file(m_folder.filePath(u"tasks"_s));
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return false;
    const QStringList now = m_tasks.first(std::min<qsizetype>(m_tasksPerRun, m_tasks.size()));
    file.write(now.join(u'\n').toLatin1());
    file.close();
    QStringList arguments{u"--profile"_s, m_profile, u"--server"_s, m_server, u"--record"_s, file.fileName()};
    arguments += options;
    m_lines.clear();
    m_process.setProcessEnvironment(withClock(m_environment, m_clock));
    const QString child = QStringLiteral(LECTERN_CORE_CHILD);
    m_process.start(child, arguments);
    return m_process.waitForStarted();
}

void CoreRunner::take(const QString& line)
{
    m_lines.append(line);
    const QString session = line.section(u' ', 1, 1);
    const bool isSaved = line.startsWith("saved "_L1);
    if (isSaved)
        m_saved.append(QUuid::fromString(session));
    if (line.startsWith("delivered "_L1))
        ++m_delivered;
    if (isSaved || line.startsWith("refused "_L1)) {
        m_tasks.removeIf([&session](const QString& task) { return task.startsWith(session); });
    }
}

void CoreRunner::read()
{
    while (m_process.canReadLine())
        take(QString::fromUtf8(m_process.readLine()).trimmed());
}

QString CoreRunner::waitFor(const QString& beginning, int ms)
{
    const QDeadlineTimer deadline(ms);
    for (;;) {
        read();
        const auto found = std::find_if(m_lines.cbegin(), m_lines.cend(), [&beginning](const QString& line) {
            return line.startsWith(beginning);
        });
        if (found != m_lines.cend())
            return *found;
        const bool isOver = deadline.hasExpired() || m_process.state() == QProcess::NotRunning;
        if (isOver ||
            (!m_process.waitForReadyRead(int(deadline.remainingTime())) && !m_process.canReadLine()))
            return {};
    }
}

void CoreRunner::readFor(int ms)
{
    const QDeadlineTimer deadline(ms);
    while (!deadline.hasExpired() && m_process.state() != QProcess::NotRunning) {
        m_process.waitForReadyRead(int(deadline.remainingTime()));
        read();
    }
}

void CoreRunner::kill()
{
    const qint64 id = m_process.processId();
    if (m_process.state() != QProcess::NotRunning)
        ::kill(pid_t(id), SIGKILL);
    m_process.waitForFinished();
    read();
    if (!m_clock.isEmpty()) { // what faketime leaves behind
        QFile::remove(u"/dev/shm/faketime_shm_%1"_s.arg(id));
        QFile::remove(u"/dev/shm/sem.faketime_sem_%1"_s.arg(id));
    }
}

bool CoreRunner::waitForEnd(int ms)
{
    const QDeadlineTimer deadline(ms);
    while (!deadline.hasExpired() && m_process.state() != QProcess::NotRunning) {
        m_process.waitForReadyRead(int(deadline.remainingTime()));
        read();
    }
    m_process.waitForFinished(0);
    read();
    return m_process.state() == QProcess::NotRunning && m_process.exitStatus() == QProcess::NormalExit &&
           m_process.exitCode() == 0;
}

void CoreRunner::suspend()
{
    ::kill(pid_t(m_process.processId()), SIGSTOP);
}

void CoreRunner::resume()
{
    ::kill(pid_t(m_process.processId()), SIGCONT);
}

} // namespace lectern::test
