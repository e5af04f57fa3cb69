#include "bare_store.h"
#include "benches.h"
#include "demo_account.h"
#include "wire/completion_json.h"

#include <QElapsedTimer>

using namespace Qt::StringLiterals;

namespace lectern::bench {
namespace {

constexpr int kPairs = 400;
constexpr int kWarmUp = 20;
constexpr int kSessions = 1'600; // five of eight are open
constexpr double kLimit = 1.5;

CompletionValues valuesOf(int number)
{
    return {60.0 + number % 40, 20 + number % 30, u"Calm and careful, round %1"_s.arg(number)};
}

} // namespace

Measured measureRecord()
{
    DemoAccount account;
    if (!account.start(kSessions) || !account.open(account.root(), false))
        return std::nullopt;
    const QList<QUuid> sessions = account.takeOpenSessions(kPairs + kWarmUp);
    const QTemporaryDir folder(benchFolder());
    BareStore bare(folder.filePath(u"bare.sqlite"_s), BareStore::Sync::Full);
    if (!bare.isOpen() || sessions.size() < kPairs + kWarmUp)
        return std::nullopt;
    qInfo("record: the disk does %.0f fdatasync a second", fdatasyncRate(folder.path()));

    QList<double> ourMs;
    QList<double> bareMs;
    QElapsedTimer timer;
    for (int number = 0; number < sessions.size(); ++number) {
        const QByteArray body = wire::toBody(validate(valuesOf(number)).value());
        timer.start();
        if (!bare.insert(QUuid::createUuid().toRfc4122(), body))
            return std::nullopt;
        const double bareTime = double(timer.nsecsElapsed()) / 1e6;

        timer.start();
        const auto completion = validate(valuesOf(number));
        const auto saved = account.workspace()->record(sessions.at(number), completion.value());
        const double ourTime = double(timer.nsecsElapsed()) / 1e6;
        if (!saved) {
            qWarning("record: %s", qUtf8Printable(saved.error().message));
            return std::nullopt;
        }
        if (number < kWarmUp)
            continue;
        ourMs.append(ourTime);
        bareMs.append(bareTime);
    }
    constexpr double kAlmostAll = 0.99;
    return QList<BenchRow>{
        {u"record: form to saved, median"_s, u"ms"_s, median(ourMs), median(bareMs), kLimit},
        {u"record: form to saved, p99"_s, u"ms"_s, quantile(ourMs, kAlmostAll), quantile(bareMs, kAlmostAll),
         0.0, BenchRow::Bound::None},
    };
}

} // namespace lectern::bench
