#include "bare_store.h"
#include "benches.h"
#include "demo_account.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

using namespace Qt::StringLiterals;

namespace lectern::bench {
namespace {

constexpr int kSessions = 100'000;
constexpr int kRecords = 5'000;
constexpr int kPatienceMs = 400'000;
constexpr double kAlmostAlwaysMs = 16.0;
constexpr double kEverMs = 50.0;

QList<BenchRow> rowsOf(const QString& name, const QJsonObject& said)
{
    const auto row = [&](const QString& what, const QString& key, double limit) {
        return BenchRow{u"window, %1: %2"_s.arg(name, what),
                        u"ms"_s,
                        said.value(key).toDouble(),
                        0.0,
                        limit,
                        BenchRow::Bound::AtMost};
    };
    return {row(u"events wait, p99.9"_s, u"p999"_s, kAlmostAlwaysMs),
            row(u"events wait, longest"_s, u"max"_s, kEverMs),
            row(u"longest work, CPU"_s, u"work"_s, kEverMs)};
}

} // namespace

Measured measureStalls()
{
    DemoAccount account;
    const QTemporaryDir profile(benchFolder());
    if (!account.start(kSessions))
        return std::nullopt;
    QProcess window;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"disabled:"_s); // it talks to no desktop
    window.setProcessEnvironment(environment);
    window.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    window.start(QStringLiteral(LECTERN_BENCH_WINDOW),
                 {account.root(), account.token(), profile.path(), QString::number(kSessions),
                  QString::number(kRecords)});
    if (!window.waitForFinished(kPatienceMs) || window.exitCode() != 0) {
        window.kill();
        window.waitForFinished();
        return std::nullopt;
    }
    const QByteArray output = window.readAllStandardOutput();
    qInfo("stalls: %s", output.trimmed().constData());
    const QJsonObject said = QJsonDocument::fromJson(output).object();
    return rowsOf(u"refresh"_s, said.value(u"refresh"_s).toObject()) +
           rowsOf(u"drain"_s, said.value(u"drain"_s).toObject());
}

} // namespace lectern::bench
