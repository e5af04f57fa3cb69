#include "fault_answers.h"
#include "fault_case.h"
#include "support/await.h"

#include <QFile>
#include <QTest>

#include <mutex>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::StringLiterals;
using Then = Fault::Then;

namespace {

constexpr qint64 kGigabyte = 1024 * 1024 * 1024;
constexpr qint64 kMegabyte = 1024 * 1024;
#ifdef __SANITIZE_ADDRESS__
constexpr qint64 kMayGrow = 400 * kMegabyte; // it keeps what was freed, to find who still uses it
#else
constexpr qint64 kMayGrow = 40 * kMegabyte;
#endif

/// What the kernel counts for this process, in bytes: "VmHWM" is the most that it ever had in memory, since
/// forgetPeak().
qint64 memory(const QByteArray& what)
{
    QFile file(u"/proc/self/status"_s);
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray& line : file.readAll().split('\n')) {
        if (line.startsWith(what + ':'))
            return line.mid(what.size() + 1).trimmed().split(' ').first().toLongLong() * 1024;
    }
    return -1;
}

bool forgetPeak()
{
    QFile file(u"/proc/self/clear_refs"_s);
    return file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) && file.write("5") == 1;
}

/// Cuts the first answer to each session at another byte. Thread-safe.
class EveryByte
{
public:
    EveryByte(QHash<QUuid, int> cuts, Then then) : m_cuts(std::move(cuts)), m_then(then) {}

    Fault next(const FaultProxy::Request& head)
    {
        const QUuid session = FaultProxy::sessionOf(head);
        const std::lock_guard lock(m_mutex);
        if (!m_cuts.contains(session))
            return fault::none();
        const int at = m_cuts.take(session);
        return fault::rewritten(
            [this, session, at](const QByteArray& answer) {
                const std::lock_guard inner(m_mutex);
                m_sizes.insert(session, int(answer.size()));
                return answer.left(at);
            },
            m_then);
    }
    /// Of the answer that was cut.
    int sizeOf(const QUuid& session)
    {
        const std::lock_guard lock(m_mutex);
        return m_sizes.value(session);
    }

private:
    std::mutex m_mutex;
    QHash<QUuid, int> m_cuts;
    QHash<QUuid, int> m_sizes;
    const Then m_then;
};

} // namespace

/// Faults byte by byte: answers that end anywhere, answers that never end, and connections that end between
/// two requests.
class TestFaultBytes : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void anAnswerCutAtAnyByteIsAskedForAgain_data();
    void anAnswerCutAtAnyByteIsAskedForAgain();
    void anEndlessAnswerIsNotKept_data();
    void anEndlessAnswerIsNotKept();
    void aConnectionThatEndsBetweenRequestsResendsNothing_data();
    void aConnectionThatEndsBetweenRequestsResendsNothing();

private:
    struct Cuts
    {
        int from = 0;
        int to = 0;
        int step = 1;
    };
    void cutSome(FaultConsole& console, const Cuts& cuts, Then then);

    ServerProcess m_server;
};

void TestFaultBytes::initTestCase()
{
    QVERIFY(startServer(m_server, 1200));
}

void TestFaultBytes::anAnswerCutAtAnyByteIsAskedForAgain_data()
{
    QTest::addColumn<int>("then");
    QTest::addColumn<int>("step");
    QTest::newRow("closed") << int(Then::Close) << 1;
    QTest::newRow("reset") << int(Then::Reset) << 13;
}

void TestFaultBytes::anAnswerCutAtAnyByteIsAskedForAgain()
{
    QFETCH(const int, then);
    QFETCH(const int, step);
    FaultConsole console(m_server);
    QVERIFY(console.signIn());
    int size = 0;
    console.proxy().setFault(FaultProxy::isCompletion, fault::rewritten([&size](const QByteArray& answer) {
                                 size = int(answer.size());
                                 return answer;
                             }));
    const Record first = console.record(console.takeSession(), 85.5);
    QVERIFY(console.pushToDelivery(first));
    QVERIFY(size > 500);

    constexpr int kBatch = 50; // "Send now" looks at all that waits
    for (int from = 0; from < size; from += kBatch * step)
        cutSome(console, {from, std::min(size, from + kBatch * step), step}, Then(then));
}

void TestFaultBytes::cutSome(FaultConsole& console, const Cuts& cuts, Then then)
{
    QList<std::pair<Record, int>> records;
    QHash<QUuid, int> places;
    console.proxy().setDoor(FaultProxy::Door::Refusing); // nothing leaves before all is prepared
    for (int at = cuts.from; at < cuts.to; at += cuts.step) {
        records.append({console.record(console.takeSession(), 50), at});
        places.insert(records.last().first.sessionId, at);
    }
    EveryByte cutter(places, then);
    console.proxy().setScript([&cutter](const FaultProxy::Request& head) { return cutter.next(head); });
    console.proxy().setDoor(FaultProxy::Door::Open);
    QVERIFY(console.push([&] { return console.status().unsent() == 0; }, 60'000, 5));
    console.proxy().clear();

    QCOMPARE(console.status().needsAttention, 0);
    for (const auto& [record, at] : std::as_const(records)) {
        const Record is = console.now(record);
        QCOMPARE(is.state, RecordState::Delivered);
        QCOMPARE(serverRow(m_server, record.sessionId).statements, 1);
        const bool wasCut = at < cutter.sizeOf(record.sessionId);
        QVERIFY2(is.outcomeUnknown == wasCut,
                 qPrintable(u"cut at %1 of %2"_s.arg(at).arg(cutter.sizeOf(record.sessionId))));
        QCOMPARE(console.proxy().completionsForwarded(record.sessionId), wasCut ? 2 : 1);
    }
}

void TestFaultBytes::anEndlessAnswerIsNotKept_data()
{
    QTest::addColumn<QByteArray>("framing");
    QTest::newRow("with its length") << QByteArray("Content-Length: 1073742824\r\n");
    QTest::newRow("without one") << QByteArray("Connection: close\r\n");
}

void TestFaultBytes::anEndlessAnswerIsNotKept()
{
    QFETCH(const QByteArray, framing);
    FaultConsole console(m_server);
    QVERIFY(console.signIn());
    Fault endless = fault::rewritten(
        [framing](const QByteArray& answer) {
            return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n" + framing + "\r\n" +
                   answers::bodyOf(answer);
        },
        Then::Close);
    endless.padding = kGigabyte;
    QVERIFY(forgetPeak());
    const qint64 before = memory("VmRSS");
    QVERIFY(before > 0);
    QCOMPARE(played(console, {endless, kUnknownButDone, std::nullopt, words::kNoAnswer}), QString());
    const qint64 grown = memory("VmHWM") - before;
    QVERIFY2(grown < kMayGrow, qPrintable(u"%1 MB"_s.arg(grown / kMegabyte)));
}

void TestFaultBytes::aConnectionThatEndsBetweenRequestsResendsNothing_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<bool>("done");
    QTest::newRow("reset unread") << fault::resetBeforeTheBody() << false;
    QTest::newRow("closed unread") << fault::answered({}, Then::Close) << false;
    QTest::newRow("reset when done") << fault::lostAnswer(Then::Reset) << true;
    QTest::newRow("closed when done") << fault::lostAnswer(Then::Close) << true;
}

/// Qt sends a request again by itself when a connection that was used before ends without an answer. The
/// second one's ALREADY_COMPLETED would look like somebody else's.
void TestFaultBytes::aConnectionThatEndsBetweenRequestsResendsNothing()
{
    QFETCH(const Fault, fault);
    QFETCH(const bool, done);
    FaultConsole console(m_server);
    QVERIFY(console.signIn());
    console.proxy().forgetIdempotencyKeys();
    const Record first = console.record(console.takeSession(), 85.5);
    QVERIFY(console.pushToDelivery(first));

    auto used = std::make_shared<QSet<int>>(); // one request at a time, one thread for each connection
    for (const FaultProxy::Request& request : console.proxy().requests())
        used->insert(request.connection);
    console.proxy().setScript([fault, used](const FaultProxy::Request& head) {
        const bool again = FaultProxy::isCompletion(head) && used->contains(head.connection);
        return again ? fault : fault::none();
    });
    const Record second = console.record(console.takeSession(), 85.5);
    QVERIFY(console.awaitJudged(second));
    QCOMPARE(console.disagreement(second, done ? kUnknownButDone : kUnknown), QString());
    QCOMPARE(console.proxy().completionsSeen(second.sessionId), console.now(second).attempts);
    console.proxy().clear();
    QVERIFY(console.pushToDelivery(second));
    QCOMPARE(console.disagreement(second, kDelivered), QString());
    QCOMPARE(console.proxy().completionsSeen(second.sessionId), console.now(second).attempts);
    QCOMPARE(console.now(second).confirmedByComparison, done);
}

QTEST_GUILESS_MAIN(TestFaultBytes)
#include "test_fault_bytes.moc"
