#include "server_fixture.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <algorithm>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::StringLiterals;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define LECTERN_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define LECTERN_SANITIZED 1
#endif
#endif

namespace {

constexpr int kReaders = 40;
constexpr int kSessions = 5'000;
constexpr qint64 kMegabyte = 1024LL * 1024;
constexpr qint64 kUsersShare = 10 * kMegabyte;

/// What this process, the server in it included, has in memory; 0 where the system does not say.
qint64 bytesInUse()
{
    QFile file(u"/proc/self/status"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = file.readAll();
    const qsizetype at = text.indexOf("VmRSS:");
    return at < 0 ? 0 : text.mid(at + 6, 20).simplified().split(' ').first().toLongLong() * 1024;
}

/// Somebody who asks for a list and never reads the answer.
class SilentReader
{
public:
    bool ask(quint16 port, const QByteArray& token)
    {
        m_socket.setReadBufferSize(kBuffer);
        m_socket.connectToHost(u"127.0.0.1"_s, port);
        if (!m_socket.waitForConnected(20'000))
            return false;
        m_socket.write("GET /api/vr-sessions HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + token +
                       "\r\n\r\n");
        return m_socket.waitForBytesWritten(20'000);
    }
    /// That an answer has begun.
    bool isAnswered() { return m_socket.bytesAvailable() > 0 || m_socket.waitForReadyRead(60'000); }

private:
    static constexpr qint64 kBuffer = 512;
    QTcpSocket m_socket;
};

} // namespace

/// Long lists, and what they may cost others.
class TestServerLists : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_fixture.config.demoSessions = kSessions;
        m_fixture.config.limits.listBytesPerUser = kUsersShare;
        QVERIFY2(m_fixture.start(), qPrintable(m_fixture.failure().message));
        m_token = m_fixture.accessToken();
        m_second = m_fixture.accessToken(u"second@demo.example"_s);
    }

    void equalListsAreInMemoryOnce();
    void differentListsAreBounded();
    void tagsDifferByUserAndFilter();
    void packagesAreListedAfterOneWasAdded();

private:
    /// The longest of some short requests of another user, in milliseconds.
    qint64 slowestShortRequest()
    {
        qint64 slowest = 0;
        for (int i = 0; i < 5; ++i) {
            for (const char* path : {"/api/users/me", "/api/vr-sessions", "/api/vr-packages", "/readyz"}) {
                QElapsedTimer timer;
                timer.start();
                if (m_fixture.probe(m_second).get(path).status != 200)
                    return std::numeric_limits<qint64>::max();
                slowest = std::max(slowest, timer.elapsed());
            }
        }
        return slowest;
    }

    /// A machine that is busy with other things makes both slow.
    static qint64 bearable(qint64 alone) { return std::max<qint64>(2'000, 20 * alone); }

    static void memoryStaysBelow(qint64 before, qint64 bound)
    {
        const qint64 grown = bytesInUse() - before;
#ifndef LECTERN_SANITIZED
        QVERIFY2(grown < bound, qPrintable(u"%1 MB"_s.arg(grown / kMegabyte)));
#else
        Q_UNUSED(grown)
        Q_UNUSED(bound)
#endif
    }

    ServerFixture m_fixture;
    QByteArray m_token;
    QByteArray m_second;
};

void TestServerLists::equalListsAreInMemoryOnce()
{
    const qint64 listBytes =
        m_fixture.probe(m_token).send("HEAD", "/api/vr-sessions").header("Content-Length").toLongLong();
    QVERIFY(listBytes > 3 * kMegabyte); // far more than sockets hold
    const qint64 alone = slowestShortRequest();
    const qint64 before = bytesInUse();

    std::vector<SilentReader> readers(kReaders);
    for (SilentReader& reader : readers)
        QVERIFY(reader.ask(m_fixture.port(), m_token));
    const qint64 amongThem = slowestShortRequest();
    for (SilentReader& reader : readers)
        QVERIFY(reader.isAnswered());
    QVERIFY2(amongThem < bearable(alone), qPrintable(QString::number(amongThem)));
    // One list, twice while it is made, and room for chance; all of them would be 40.
    memoryStaysBelow(before, 10 * listBytes);
    QVERIFY(slowestShortRequest() < bearable(alone));
}

void TestServerLists::differentListsAreBounded()
{
    const qint64 alone = slowestShortRequest();
    const qint64 before = bytesInUse();
    std::vector<SilentReader> readers(kReaders);
    QList<QByteArray> open;
    const QJsonArray listed = m_fixture.sessions(m_token);
    for (const QJsonValue& session : listed) {
        if (session[u"status"_s] != u"completed"_s)
            open.append(session[u"id"_s].toString().toLatin1());
    }
    QVERIFY(open.size() >= kReaders);
    HttpProbe owner = m_fixture.probe(m_token);
    for (int i = 0; i < kReaders; ++i) { // each asks for a list that nobody else has
        QVERIFY(readers[size_t(i)].ask(m_fixture.port(), m_token));
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(owner.post("/api/vr-sessions/" + open.at(i) + "/complete", "{}").status, 200);
        QVERIFY2(timer.elapsed() < bearable(alone), qPrintable(QString::number(timer.elapsed())));
    }
    const qint64 amongThem = slowestShortRequest();
    QVERIFY2(amongThem < bearable(alone), qPrintable(QString::number(amongThem)));
    QVERIFY(readers.front().isAnswered());
    memoryStaysBelow(before, kUsersShare + 40 * kMegabyte);
    QCOMPARE(m_fixture.sessions(m_second).isEmpty(), false);
    // When they give up, the user's next list comes.
    readers.clear();
    QCOMPARE(m_fixture.sessions(m_token).size(), kSessions);
}

void TestServerLists::tagsDifferByUserAndFilter()
{
    const QByteArray package = m_fixture.sessions(m_second).first()[u"package_id"_s].toString().toLatin1();
    const QByteArray none = QByteArray("00000000-0000-4000-8000-000000000000");
    QSet<QByteArray> tags;
    int count = 0;
    for (const QByteArray& token : {m_token, m_second}) {
        for (const QByteArray& query :
             {QByteArray(), "?package_id=" + package, "?package_id=" + none, "?activity_id=" + none}) {
            tags.insert(m_fixture.probe(token).send("HEAD", "/api/vr-sessions" + query).header("ETag"));
            ++count;
        }
    }
    QVERIFY(!tags.contains(QByteArray()));
    QCOMPARE(tags.size(), count);
    const QByteArray tag = m_fixture.probe(m_second).send("HEAD", "/api/vr-sessions").header("ETag");
    QCOMPARE(m_fixture.probe(m_second)
                 .send("HEAD", "/api/vr-sessions?package_id=" + none, {{"If-None-Match", tag}})
                 .status,
             200);
    // Another order or spelling of the same filter is the same list.
    const QByteArray both = "?package_id=" + package + "&activity_id=" + none;
    const QByteArray turned = "?activity_id=" + none + "&package_id=" + package.toUpper();
    QCOMPARE(m_fixture.probe(m_second).send("HEAD", "/api/vr-sessions" + both).header("ETag"),
             m_fixture.probe(m_second).send("HEAD", "/api/vr-sessions" + turned).header("ETag"));
}

void TestServerLists::packagesAreListedAfterOneWasAdded()
{
    HttpProbe probe = m_fixture.probe(m_token);
    const auto count = [&probe] {
        return probe.get("/api/vr-packages").json().value(u"packages"_s).toArray().size();
    };
    const auto before = count();
    for (int i = 1; i <= 3; ++i) {
        QCOMPARE(probe.post("/api/vr-packages", R"({"title":"Title","storage_path":"a.apk"})").status, 201);
        QCOMPARE(count(), before + i);
    }
}

QTEST_GUILESS_MAIN(TestServerLists)
#include "test_server_lists.moc"
