#include "fault_case.h"

#include "support/await.h"

using namespace Qt::StringLiterals;

namespace lectern::test {
namespace {

constexpr int kConnectionMs = 15'000;

/// Offline and stopped are told in words; the others have words of their own in a window.
bool hasWords(ConnectionStatus::State state)
{
    return state == ConnectionStatus::State::Offline || state == ConnectionStatus::State::Stopped ||
           state == ConnectionStatus::State::SignInNeeded;
}

QString connectionTold(FaultConsole& console, const FaultCase& given)
{
    if (!given.connection)
        return {};
    if (!awaitThat([&] { return console.wordsIn(*given.connection).has_value(); }, kConnectionMs))
        return u"the connection was never in state %1"_s.arg(int(*given.connection));
    const QString said = *console.wordsIn(*given.connection);
    if (hasWords(*given.connection) && (said.isEmpty() || !said.contains(given.words)))
        return u"the connection says \"%1\""_s.arg(said);
    return {};
}

} // namespace

Standing needsAttention(AttentionReason reason)
{
    return {RecordState::NeedsAttention, reason, false, false};
}

QString played(FaultConsole& console, const FaultCase& given)
{
    FaultProxy& proxy = console.proxy();
    proxy.setFault(given.matcher, given.fault);
    if (given.identity)
        proxy.setIdentity(*given.identity);
    proxy.setDoor(given.door);
    const Record record = console.record(console.takeSession(), 85.5);
    if (!console.awaitJudged(record))
        return u"nobody judged the record"_s;
    QString found = console.disagreement(record, given.standing);
    if (!found.isEmpty())
        return u"while it lasts: "_s + found;
    const QString said = console.now(record).lastError;
    if (!said.contains(given.words))
        return u"the record says \"%1\""_s.arg(said);
    found = connectionTold(console, given);
    if (!found.isEmpty())
        return found;

    if (given.meanwhile)
        given.meanwhile();
    proxy.clear();
    if (given.identity)
        proxy.setIdentity(*console.options().tls);
    proxy.setDoor(FaultProxy::Door::Open);
    if (given.standing.state == RecordState::NeedsAttention && !console.workspace().retry(record.id))
        return u"it cannot be tried again"_s;
    if (!console.pushToDelivery(record))
        return u"it never arrived; %1"_s.arg(console.now(record).lastError);
    found = console.disagreement(record, kDelivered);
    return found.isEmpty() ? found : u"in the end: "_s + found;
}

} // namespace lectern::test
