#include "demo_process.h"

#include <QElapsedTimer>

using namespace Qt::StringLiterals;

namespace lectern {
namespace {

constexpr int kStartMs = 20'000;
constexpr int kStopMs = 10'000;

} // namespace

DemoProcess::~DemoProcess()
{
    stop();
}

bool DemoProcess::start(const QString& program, const QString& databaseFile)
{
    m_program = program;
    m_database = u"sqlite:"_s + databaseFile;
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(program, {u"--listen"_s, u"127.0.0.1:0"_s, u"--database"_s, m_database, u"--demo"_s});
    QElapsedTimer since;
    since.start();
    while (!m_process.canReadLine() && since.elapsed() < kStartMs) {
        if (!m_process.waitForReadyRead(500) && m_process.state() == QProcess::NotRunning)
            break;
    }
    const QString line = QString::fromUtf8(m_process.readLine()).trimmed();
    if (!line.startsWith(u"listening on "_s)) {
        m_problem = u"%1 did not start: %2 %3"_s.arg(program, line, m_process.errorString());
        return false;
    }
    m_url = QUrl(line.mid(QStringView(u"listening on ").size()));
    return true;
}

bool DemoProcess::addUser(const QString& email, const QString& name)
{
    QProcess adding;
    adding.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    const QStringList arguments{u"user"_s,       u"add"_s,  email, u"--name"_s, name, u"--password-stdin"_s,
                                u"--database"_s, m_database};
    // The linter takes this for the start() that splits a command line.
    adding.start(m_program, arguments); // clazy:exclude=qt6-deprecated-api-fixes
    adding.write("demo-password\n");
    adding.closeWriteChannel();
    if (adding.waitForFinished(kStartMs) && adding.exitCode() == 0)
        return true;
    m_problem = u"%1 user add: %2"_s.arg(m_program, adding.errorString());
    return false;
}

void DemoProcess::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(kStopMs)) {
        m_process.kill();
        m_process.waitForFinished(kStopMs);
    }
}

} // namespace lectern
