#include "timed_start.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>

namespace lectern::bench {
namespace {

constexpr int kPatienceMs = 20'000;
constexpr int kSettleMs = 1'000;

double residentMb(qint64 pid)
{
    QFile status(QStringLiteral("/proc/%1/status").arg(pid));
    if (!status.open(QIODevice::ReadOnly))
        return 0.0;
    const QList<QByteArray> lines = status.readAll().split('\n');
    for (const QByteArray& line : lines) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toDouble() / 1024.0;
    }
    return 0.0;
}

} // namespace

std::optional<TimedStart> startOnce(const QString& program, const QStringList& arguments,
                                    const QProcessEnvironment& environment, const QByteArray& word)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setReadChannel(QProcess::StandardError);
    QElapsedTimer timer;
    timer.start();
    process.start(program, arguments);

    const QDeadlineTimer patience(kPatienceMs);
    QByteArray said;
    while (!said.contains(word) && !patience.hasExpired()) {
        if (!process.waitForReadyRead(int(patience.remainingTime())))
            break;
        said += process.readAllStandardError();
    }
    TimedStart result{double(timer.nsecsElapsed()) / 1e6, 0.0};
    const bool painted = said.contains(word);
    if (painted) {
        process.waitForFinished(kSettleMs); // it doesn't finish: a second of peace
        result.residentMb = residentMb(process.processId());
    } else {
        qWarning("%s never said '%s': %s", qPrintable(program), word.constData(), said.constData());
    }
    process.terminate();
    if (!process.waitForFinished(kPatienceMs)) {
        process.kill();
        process.waitForFinished();
    }
    return painted && result.residentMb > 0.0 ? std::optional(result) : std::nullopt;
}

} // namespace lectern::bench
