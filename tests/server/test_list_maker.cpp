#include "server/list_maker.h"
#include "server/sqlite_storage.h"

#include <QTemporaryDir>
#include <QTest>

#include <future>

using namespace lectern;
using namespace lectern::server;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto kPatience = 20s;

/// A list whose making the test holds up.
class Gate
{
public:
    /// Says that it was entered, then waits for open().
    void pass()
    {
        m_entered.set_value();
        (void)m_opened.get_future().wait_for(kPatience);
    }
    bool waitUntilEntered()
    {
        return m_entered.get_future().wait_for(kPatience) == std::future_status::ready;
    }
    void open() { m_opened.set_value(); }

private:
    std::promise<void> m_entered;
    std::promise<void> m_opened;
};

ListKey key(const char* user, const char* name, const QByteArray& version = "1")
{
    return {QString::fromLatin1(user), name, version};
}

} // namespace

class TestListMaker : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_made.clear();
        QVERIFY(SqliteStorage::prepare(m_folder->filePath(u"a.sqlite"_s)));
    }

    void equalRequestsShareOneBody();
    void anotherVersionIsAnotherList();
    void thoseWhoWaitShareTheNextList();
    void aListWithoutAVersionIsReadAnew();
    void usersTakeTurns();
    void oneListAtATimeIsMadeForAUser();
    void unsentBodiesHoldBackTheirUserOnly();
    void unsentBodiesOfAllHoldBackEverybody();
    void failuresAreNotShared();
    void stopAnswersWhatWaits();

private:
    using Reply = std::future<HttpAnswer>;

    std::unique_ptr<ListMaker> started(ListMaker::Bounds bounds)
    {
        auto maker = std::make_unique<ListMaker>(bounds);
        const QString path = m_folder->filePath(u"a.sqlite"_s);
        if (!maker->start([path] { return SqliteStorage::open(path); }))
            return nullptr;
        return maker;
    }

    /// Asks for a list of @p size bytes.
    Reply ask(ListMaker& maker, const ListKey& wanted, Gate* gate = nullptr, int size = 10, int status = 200)
    {
        auto promise = std::make_shared<std::promise<HttpAnswer>>();
        Reply reply = promise->get_future();
        maker.ask(
            wanted,
            [this, wanted, gate, size, status](Storage&) {
                {
                    const std::scoped_lock lock(m_mutex);
                    m_made.append(wanted.userId.toLatin1() + '/' + wanted.name);
                }
                if (gate)
                    gate->pass();
                return HttpAnswer{status, QByteArray(size, 'x'), {}, {}};
            },
            [promise](const HttpAnswer& answer) { promise->set_value(answer); });
        return reply;
    }

    static HttpAnswer taken(Reply& reply)
    {
        return reply.wait_for(kPatience) == std::future_status::ready ? reply.get()
                                                                      : HttpAnswer{0, {}, {}, {}};
    }

    QByteArrayList made()
    {
        const std::scoped_lock lock(m_mutex);
        return m_made;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::mutex m_mutex;
    QByteArrayList m_made; ///< in order of their beginnings
};

void TestListMaker::equalRequestsShareOneBody()
{
    const auto maker = started({});
    QVERIFY(maker);
    constexpr int kReaders = 40;
    Gate gate;
    std::vector<Reply> replies;
    replies.push_back(ask(*maker, key("a", "list"), &gate));
    QVERIFY(gate.waitUntilEntered());
    for (int i = 1; i < kReaders; ++i)
        replies.push_back(ask(*maker, key("a", "list")));
    gate.open();
    std::vector<HttpAnswer> answers;
    for (Reply& reply : replies)
        answers.push_back(taken(reply));
    for (const HttpAnswer& answer : answers) {
        QCOMPARE(answer.status, 200);
        QCOMPARE(static_cast<const void*>(answer.body.constData()),
                 static_cast<const void*>(answers.front().body.constData()));
    }
    Reply late = ask(*maker, key("a", "list")); // while somebody still reads
    QCOMPARE(static_cast<const void*>(taken(late).body.constData()),
             static_cast<const void*>(answers.front().body.constData()));
    QCOMPARE(made().size(), 1);

    answers.clear(); // all have it: nothing is kept
    const auto madeAgain = [&] {
        Reply next = ask(*maker, key("a", "list"));
        return taken(next).status == 200 && made().size() >= 2;
    };
    QTRY_VERIFY(madeAgain()); // its thread lets go of it a moment later than the last reader
}

void TestListMaker::anotherVersionIsAnotherList()
{
    const auto maker = started({});
    QVERIFY(maker);
    std::vector<HttpAnswer> answers;
    for (const ListKey& wanted :
         {key("a", "list", "1"), key("a", "list", "2"), key("a", "list gzip", "2"), key("b", "list", "2")}) {
        Reply reply = ask(*maker, wanted);
        answers.push_back(taken(reply));
    }
    QCOMPARE(made().size(), 4);
}

void TestListMaker::thoseWhoWaitShareTheNextList()
{
    const auto maker = started({});
    QVERIFY(maker);
    Gate gate;
    Reply first = ask(*maker, key("a", "list", "1"), &gate);
    QVERIFY(gate.waitUntilEntered());
    std::vector<Reply> waiting;
    for (const char* version : {"2", "3", "4"})
        waiting.push_back(ask(*maker, key("a", "list", version)));
    gate.open();
    std::vector<HttpAnswer> answers;
    answers.push_back(taken(first));
    for (Reply& reply : waiting)
        answers.push_back(taken(reply));
    QCOMPARE(made().size(), 2);
    Reply late = ask(*maker, key("a", "list", "4")); // it is known by the newest
    QCOMPARE(static_cast<const void*>(taken(late).body.constData()),
             static_cast<const void*>(answers.back().body.constData()));
    QCOMPARE(made().size(), 2);
}

void TestListMaker::aListWithoutAVersionIsReadAnew()
{
    const auto maker = started({});
    QVERIFY(maker);
    Gate gate;
    Reply first = ask(*maker, key("a", "list", {}), &gate);
    QVERIFY(gate.waitUntilEntered());
    Reply second = ask(*maker, key("a", "list", {})); // what it has read may be old by now
    Reply third = ask(*maker, key("a", "list", {}));
    gate.open();
    const HttpAnswer answer = taken(first);
    QCOMPARE(taken(second).status, 200);
    QCOMPARE(taken(third).status, 200);
    QCOMPARE(made().size(), 2);
    Reply fourth = ask(*maker, key("a", "list", {}));
    QCOMPARE(taken(fourth).status, 200);
    QCOMPARE(made().size(), 3);
}

void TestListMaker::usersTakeTurns()
{
    const auto maker = started({1});
    QVERIFY(maker);
    Gate gate;
    std::vector<Reply> replies;
    replies.push_back(ask(*maker, key("b", "1"), &gate));
    QVERIFY(gate.waitUntilEntered());
    for (const char* name : {"2", "3", "4"})
        replies.push_back(ask(*maker, key("b", name)));
    replies.push_back(ask(*maker, key("c", "1")));
    replies.push_back(ask(*maker, key("a", "1")));
    gate.open();
    for (Reply& reply : replies)
        QCOMPARE(taken(reply).status, 200);
    QCOMPARE(made(), (QByteArrayList{"b/1", "c/1", "a/1", "b/2", "b/3", "b/4"}));
}

void TestListMaker::oneListAtATimeIsMadeForAUser()
{
    const auto maker = started({2});
    QVERIFY(maker);
    Gate gate;
    Reply first = ask(*maker, key("a", "1"), &gate);
    QVERIFY(gate.waitUntilEntered());
    Reply second = ask(*maker, key("a", "2"));
    for (const char* name : {"1", "2", "3"}) { // the other thread is free for somebody else
        Reply other = ask(*maker, key("b", name));
        QCOMPARE(taken(other).status, 200);
    }
    QVERIFY(!made().contains("a/2"));
    gate.open();
    QCOMPARE(taken(first).status, 200);
    QCOMPARE(taken(second).status, 200);
}

void TestListMaker::unsentBodiesHoldBackTheirUserOnly()
{
    const auto maker = started({2, 100, 1'000});
    QVERIFY(maker);
    Reply first = ask(*maker, key("a", "1"), nullptr, 60);
    HttpAnswer slow = taken(first);
    Reply second = ask(*maker, key("a", "2"), nullptr, 60); // begins below the bound
    HttpAnswer slower = taken(second);
    QCOMPARE(slower.status, 200);
    Reply third = ask(*maker, key("a", "3"), nullptr, 60);
    Reply equal = ask(*maker, key("a", "1")); // costs nothing
    QCOMPARE(taken(equal).body.size(), 60);
    Reply other = ask(*maker, key("b", "1"), nullptr, 60);
    QCOMPARE(taken(other).status, 200);
    QVERIFY(!made().contains("a/3"));
    slow = {};
    QCOMPARE(taken(third).status, 200);
}

void TestListMaker::unsentBodiesOfAllHoldBackEverybody()
{
    const auto maker = started({2, 100, 150});
    QVERIFY(maker);
    Reply first = ask(*maker, key("a", "1"), nullptr, 80);
    HttpAnswer one = taken(first);
    Reply second = ask(*maker, key("b", "1"), nullptr, 80);
    HttpAnswer two = taken(second);
    Reply third = ask(*maker, key("c", "1"), nullptr, 80);
    QCOMPARE(third.wait_for(0s), std::future_status::timeout);
    QVERIFY(!made().contains("c/1"));
    one = {};
    QCOMPARE(taken(third).status, 200);
}

void TestListMaker::failuresAreNotShared()
{
    const auto maker = started({});
    QVERIFY(maker);
    Reply first = ask(*maker, key("a", "list"), nullptr, 10, 500);
    const HttpAnswer failed = taken(first);
    QCOMPARE(failed.status, 500);
    Reply second = ask(*maker, key("a", "list"));
    QCOMPARE(taken(second).status, 200);
}

void TestListMaker::stopAnswersWhatWaits()
{
    auto maker = started({1, 10, 10});
    QVERIFY(maker);
    Reply first = ask(*maker, key("a", "1"));
    HttpAnswer kept = taken(first);
    Reply second = ask(*maker, key("a", "2"));
    maker->stop();
    QCOMPARE(taken(second).status, 503);
    Reply late = ask(*maker, key("a", "3"));
    QCOMPARE(taken(late).status, 503);
    maker.reset();
    kept = {}; // a body may outlive its maker
}

QTEST_GUILESS_MAIN(TestListMaker)
#include "test_list_maker.moc"
