#include "support/server_process.h"

#include <QDeadlineTimer>

using namespace Qt::StringLiterals;

namespace lectern::test {
namespace {

constexpr int kStartMs = 30'000;
constexpr int kStopMs = 20'000;

} // namespace

ServerProcess::ServerProcess()
{
    QObject::connect(&m_process, &QProcess::readyReadStandardError, &m_process,
                     [this] { m_log += m_process.readAllStandardError(); });
}

ServerProcess::~ServerProcess()
{
    if (isRunning())
        kill();
}

QString ServerProcess::program()
{
    const QString given = qEnvironmentVariable("LECTERN_SERVER_PROGRAM");
    if (!given.isEmpty())
        return given;
#ifdef LECTERN_SERVER_PROGRAM
    return QStringLiteral(LECTERN_SERVER_PROGRAM);
#else
    return {};
#endif
}

QString ServerProcess::databaseFile() const
{
    return m_folder.filePath(u"server.sqlite"_s);
}

bool ServerProcess::start(const QStringList& further)
{
    m_log.clear();
    const QStringList arguments{u"--listen"_s, m_listen, u"--database"_s, "sqlite:"_L1 + databaseFile()};
    m_process.start(program(), arguments + further);
    const QDeadlineTimer deadline(kStartMs);
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(static_cast<int>(deadline.remainingTime())) &&
            !m_process.canReadLine()) {
            qWarning("lectern-server says: %s", m_log.constData());
            kill();
            return false;
        }
    }
    const QString line = QString::fromUtf8(m_process.readLine()).trimmed();
    constexpr auto kStart = "listening on "_L1;
    if (!line.startsWith(kStart))
        return false;
    m_root = line.mid(kStart.size());
    m_listen = m_root.mid(m_root.indexOf("://"_L1) + 3);
    return true;
}

bool ServerProcess::stop()
{
    m_process.terminate();
    if (!m_process.waitForFinished(kStopMs)) {
        kill();
        return false;
    }
    return m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0;
}

void ServerProcess::kill()
{
    m_process.kill();
    m_process.waitForFinished(kStopMs);
}

int ServerProcess::run(const QStringList& arguments, const QByteArray& input)
{
    QProcess process;
    process.start(program(), arguments + QStringList{u"--database"_s, "sqlite:"_L1 + databaseFile()});
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(kStartMs)) {
        process.kill();
        process.waitForFinished(kStopMs);
        return -1;
    }
    return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
}

} // namespace lectern::test
