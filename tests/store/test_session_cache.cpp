#include "store/session_cache.h"
#include "store/store_fixture.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::StringLiterals;

namespace {

QUuid idOf(quint32 space, quint32 n)
{
    return QUuid(n * 2'654'435'761U, quint16(space), 0x4000, 0x80, 0, quint8(n >> 24), quint8(n >> 16),
                 quint8(n >> 8), quint8(n), 0, 0);
}

Session makeSession(quint32 n)
{
    const QDateTime base({2025, 1, 15}, {11, 30}, Qt::UTC);
    Session session;
    session.id = idOf(1, n);
    session.package = {
        idOf(2, n % 12), u"Safety Training VR %1"_s.arg(n % 12), u"1.0.0"_s, {u"quest2"_s, u"quest3"_s}};
    session.packageId = session.package.id;
    session.tenantId = u"tenant-1"_s;
    session.userId = u"user-1"_s;
    session.attempts = int(n % 4);
    session.createdAt = base.addSecs(n);
    if (n % 3 == 0) {
        session.activityId = idOf(3, n);
        session.status = SessionStatus::Completed;
        session.completionMode = CompletionMode::ScoreEntry;
        session.completedAt = base.addMSecs(n * 1001LL);
        session.score = ScoreReport{92.5, 100, 0.925};
        session.successStatus = OpenEnum<SuccessStatus>(SuccessStatus::Passed);
        session.timeSpentSeconds = 2'700;
        session.selfReported = true;
    } else if (n % 3 == 1) {
        session.status = OpenEnum<SessionStatus>::fromWord(u"paused"_s);
        session.completionMode = OpenEnum<CompletionMode>::fromWord(u"proctored"_s);
        session.firstLaunchAt = base;
    } else {
        session.status = SessionStatus::Downloaded;
        session.downloadStartedAt = base;
        session.downloadCompletedAt = base.addSecs(60);
    }
    return session;
}

QList<Session> makeSessions(quint32 count)
{
    QList<Session> sessions;
    for (quint32 n = 0; n < count; ++n)
        sessions.append(makeSession(n));
    return sessions;
}

QList<Session> sorted(QList<Session> sessions)
{
    std::sort(sessions.begin(), sessions.end(),
              [](const Session& a, const Session& b) { return a.id.toRfc4122() < b.id.toRfc4122(); });
    return sessions;
}

} // namespace

class SessionCacheTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        reopen();
    }
    void cleanup() { m_cache.reset(); }

    void whatIsAppliedIsReadBackTheSame()
    {
        const auto sessions = makeSessions(100);
        const FetchMark mark{u"\"v1\""_s, FakeClock().now()};
        const auto report = m_cache->applySessions(sessions, mark);
        QVERIFY(report);
        QCOMPARE(report->added, 100);
        reopen();
        QCOMPARE(*m_cache->sessions(), sorted(sessions));
        QCOMPARE(m_cache->sessionsMark(), mark);
        QCOMPARE(m_cache->session(sessions[7].id), sessions[7]);
        QVERIFY(!m_cache->session(QUuid::createUuid()));
        QCOMPARE(m_cache->sessions()->at(1).status.word(), sorted(sessions).at(1).status.word());
    }

    void onlyDifferencesAreWritten()
    {
        auto sessions = makeSessions(50);
        QVERIFY(m_cache->applySessions(sessions, {u"1"_s, {}}));
        QVERIFY(!m_cache->applySessions(sessions, {u"2"_s, {}})->anything());
        sessions[3].attempts += 1;
        sessions[4].package.title = u"Renamed"_s;
        sessions.removeAt(10);
        sessions.append(makeSession(500));
        const auto report = m_cache->applySessions(sessions, {u"3"_s, {}});
        QCOMPARE(report->added, 1);
        QCOMPARE(report->changed, 2);
        QCOMPARE(report->removed, 1);
        QCOMPARE(*m_cache->sessions(), sorted(sessions));
        QCOMPARE(m_cache->sessionsMark().etag, u"3"_s);
    }

    void ofTwoRowsWithOneIdTheLaterCounts()
    {
        auto sessions = makeSessions(3);
        Session again = sessions[1];
        again.attempts = 9;
        sessions.append(again);
        QVERIFY(m_cache->applySessions(sessions, {}));
        QCOMPARE(m_cache->sessions()->size(), 3);
        QCOMPARE(m_cache->session(again.id)->attempts, 9);
    }

    void anEmptyListEmptiesTheCache()
    {
        QVERIFY(m_cache->applySessions(makeSessions(5), {}));
        QCOMPARE(m_cache->applySessions({}, {})->removed, 5);
        QVERIFY(m_cache->sessions()->isEmpty());
        m_cache.reset();
        QCOMPARE(valueIn(path(), u"SELECT count(*) FROM shared"_s).toInt(), 0);
    }

    void oneAnswerUpdatesOneRowAndForgetsTheEtag()
    {
        auto sessions = makeSessions(5);
        const QDateTime at = FakeClock().now();
        QVERIFY(m_cache->applySessions(sessions, {u"1"_s, at}));
        sessions[2].status = SessionStatus::Completed;
        QVERIFY(m_cache->putSessions({sessions[2]}));
        QVERIFY(m_cache->putSessions({makeSession(77)}));
        QCOMPARE(m_cache->session(sessions[2].id), sessions[2]);
        QCOMPARE(m_cache->sessions()->size(), 6);
        QCOMPARE(m_cache->sessionsMark(), (FetchMark{{}, at}));
    }

    void sessionsComeInTheOrderTheyAreAskedFor()
    {
        const auto sessions = makeSessions(30);
        QVERIFY(m_cache->applySessions(sessions, {}));
        const auto found = m_cache->sessions({sessions[20].id, idOf(9, 1), sessions[3].id});
        QVERIFY(found);
        QCOMPARE(*found, (QList<Session>{sessions[20], sessions[3]}));
    }

    void theFirstPageOfTheNextStartIsKept()
    {
        QCOMPARE(m_cache->firstPage(), QByteArray());
        QVERIFY(m_cache->setFirstPage("one"));
        QVERIFY(m_cache->setFirstPage("two"));
        reopen();
        QCOMPARE(m_cache->firstPage(), QByteArray("two"));
        QVERIFY(m_cache->setFirstPage({}));
        QVERIFY(m_cache->firstPage().isEmpty());
    }

    void anUnchangedListKeepsItsEtag()
    {
        const QDateTime at = FakeClock().now();
        QVERIFY(m_cache->applySessions({}, {u"1"_s, at}));
        QVERIFY(m_cache->touchSessions(at.addSecs(60)));
        QCOMPARE(m_cache->sessionsMark(), (FetchMark{u"1"_s, at.addSecs(60)}));
    }

    void packagesAreKept()
    {
        Package full{idOf(2, 1),    u"t"_s,        u"Zebra"_s,    u"About"_s,        u"1.2.0"_s,
                     u"a/b.apk"_s,  u"r2"_s,       2'147'483'648, u"com.demo"_s,     29,
                     {u"quest3"_s}, u"sha256:0"_s, u"ready"_s,    FakeClock().now(), u"u"_s};
        Package bare;
        bare.id = idOf(2, 2);
        bare.title = u"Apple"_s;
        QVERIFY(m_cache->applyPackages({full, bare}, {u"p"_s, {}}));
        reopen();
        QCOMPARE(*m_cache->packages(), (QList<Package>{bare, full}));
        QCOMPARE(m_cache->packagesMark().etag, u"p"_s);
        QVERIFY(m_cache->applyPackages({bare}, {}));
        QCOMPARE(m_cache->packages()->size(), 1);
    }

    void aFileThatIsNoDatabaseIsMadeAnew()
    {
        QVERIFY(m_cache->applySessions(makeSessions(5), {u"1"_s, {}}));
        m_cache.reset();
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.write(QByteArray(200, '\xff'));
        file.close();
        reopen();
        QVERIFY(m_cache->sessions()->isEmpty());
        QVERIFY(m_cache->sessionsMark().etag.isEmpty());
        QVERIFY(m_cache->applySessions(makeSessions(5), {u"2"_s, {}}));
    }

    void aDamagedRowEmptiesTheCacheInsteadOfLying()
    {
        QVERIFY(m_cache->applySessions(makeSessions(5), {u"1"_s, {}}));
        QCOMPARE(changeIn(path(), u"UPDATE sessions SET content = zeroblob(length(content)) WHERE id = "
                                  "(SELECT max(id) FROM sessions)"_s),
                 QString());
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"made anew"_s));
        QVERIFY(m_cache->sessions());
        QVERIFY(m_cache->sessions()->isEmpty());
        QVERIFY(m_cache->sessionsMark().etag.isEmpty());
        QCOMPARE(m_cache->applySessions(makeSessions(5), {u"1"_s, {}})->added, 5);
    }

    void tenThousandSessionsShareTheirTexts()
    {
        const auto sessions = makeSessions(10'000);
        QVERIFY(m_cache->applySessions(sessions, {}));
        QElapsedTimer timer;
        timer.start();
        const auto read = m_cache->sessions();
        qInfo("10,000 sessions read in %lld ms", timer.elapsed());
        QVERIFY(read);
        QCOMPARE(read->size(), 10'000);
        QHash<QString, const QChar*> titles;
        for (const Session& session : *read) {
            const QChar* text = session.package.title.constData();
            QCOMPARE(titles.value(session.package.title, text), text);
            titles.insert(session.package.title, text);
        }
        QCOMPARE(titles.size(), 12);
    }

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"cache_v2.sqlite"_s); }
    void reopen()
    {
        m_cache.reset();
        auto opened = SessionCache::open(m_folder->path());
        QVERIFY(opened);
        m_cache = std::move(opened).value();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SessionCache> m_cache;
};

QTEST_GUILESS_MAIN(SessionCacheTest)
#include "test_session_cache.moc"
