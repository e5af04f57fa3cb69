#include "workspace/first_page.h"

#include "api/token_source.h"
#include "store/record_store.h"
#include "store/session_cache.h"
#include "support/await.h"
#include "workspace/record_feed.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace lectern;
using namespace Qt::StringLiterals;

/// The first picture of a start: the first rows of a long list, at once and right.
class TestFirstPage : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void pagesSurviveTheirBytes();
    void damagedBytesAreNoPage();
    void shortOrFilteredListsNeedNone();
    void theFirstRowsComeBeforeTheRest();
    void anotherQueryGetsTheWholeListAtOnce();
    void aRecordMadeSinceIsInTheFirstRows();

private:
    std::unique_ptr<SessionDirectory> newDirectory(const SessionQuery& query = {});
    void fillAndClose(int sessions);
    QList<SessionListingPtr> open(const SessionQuery& query = {});

    std::unique_ptr<QTemporaryDir> m_folder;
    SystemClock m_clock;
    FixedToken m_tokens{QString()};
};

void TestFirstPage::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

std::unique_ptr<SessionDirectory> TestFirstPage::newDirectory(const SessionQuery& query)
{
    return std::make_unique<SessionDirectory>(m_folder->path(),
                                              *ServerAddress::parse(u"http://127.0.0.1:9"_s), m_tokens,
                                              m_clock, HttpOptions(), query);
}

/// A cache with so many open sessions, and what a window leaves behind for its next start.
void TestFirstPage::fillAndClose(int sessions)
{
    QList<Session> list;
    for (int number = 0; number < sessions; ++number) {
        Session session;
        session.id = QUuid::createUuidV5(QUuid(), QString::number(number));
        session.activityId = QUuid::createUuidV5(QUuid(), u"activity %1"_s.arg(number));
        session.status = SessionStatus::InProgress;
        session.createdAt = QDateTime({2026, 1, 5}, {8, 0}, Qt::UTC).addSecs(60LL * number);
        list.append(session);
    }
    {
        auto cache = SessionCache::open(m_folder->path());
        QVERIFY((*cache)->applySessions(list, {u"\"1\""_s, m_clock.now()}));
    }
    const QList<SessionListingPtr> listings = open();
    QCOMPARE(listings.size(), 1);
    QCOMPARE(listings.first()->total(), sessions);
}

/// All listings that a directory publishes on its way to the whole list.
QList<SessionListingPtr> TestFirstPage::open(const SessionQuery& query)
{
    auto store = RecordStore::open(m_folder->path(), m_clock);
    auto directory = newDirectory(query);
    RecordFeed feed(**store, *directory);
    QList<SessionListingPtr> listings;
    connect(directory.get(), &SessionDirectory::listingChanged, this,
            [&](const SessionListingPtr& listing) { listings.append(listing); });
    connect(
        directory.get(), &SessionDirectory::firstRowsRead, &feed,
        [&feed](const QList<QUuid>& sessions) { feed.feedFrom(sessions); }, Qt::QueuedConnection);
    directory->open(SessionDirectory::Reading::FirstRowsFirst);
    test::awaitThat([&] { return !listings.isEmpty() && listings.last()->rowsToCome == 0; });
    return listings;
}

void TestFirstPage::pagesSurviveTheirBytes()
{
    FirstPage page;
    page.query.view = SessionView::Completed;
    page.query.sort = SessionSort::Result;
    page.query.order = Qt::AscendingOrder;
    page.sessions = {QUuid::createUuid(), QUuid::createUuid()};
    page.counts = {1, 2, 3, 4, 5};
    page.total = 4'000;
    const auto read = FirstPage::fromBytes(page.toBytes());
    QVERIFY(read);
    QCOMPARE(read->query, page.query);
    QCOMPARE(read->sessions, page.sessions);
    QCOMPARE(read->counts.needsAttention, 3);
    QCOMPARE(read->counts.all, 5);
    QCOMPARE(read->total, 4'000);
}

void TestFirstPage::damagedBytesAreNoPage()
{
    FirstPage page;
    page.sessions = {QUuid::createUuid()};
    const QByteArray good = page.toBytes();
    QVERIFY(!FirstPage::fromBytes({}));
    for (qsizetype at = 0; at < good.size(); ++at) {
        QByteArray bytes = good;
        bytes[at] = char(bytes.at(at) ^ 0x20);
        QVERIFY2(!FirstPage::fromBytes(bytes), qPrintable(u"byte %1"_s.arg(at)));
        QVERIFY(!FirstPage::fromBytes(good.left(at)));
    }
}

void TestFirstPage::shortOrFilteredListsNeedNone()
{
    SessionListing listing;
    listing.counts.all = FirstPage::kLongList;
    QVERIFY(!FirstPage::of(listing));
    ++listing.counts.all;
    QVERIFY(FirstPage::of(listing));
    listing.query.text = u"crane"_s;
    QVERIFY(!FirstPage::of(listing));
}

void TestFirstPage::theFirstRowsComeBeforeTheRest()
{
    fillAndClose(5'000);
    const QList<SessionListingPtr> listings = open();
    QCOMPARE(listings.size(), 2);
    const SessionListing& first = *listings.first();
    const SessionListing& whole = *listings.last();
    QCOMPARE(first.rows.size(), FirstPage::kRows);
    QCOMPARE(first.total(), 5'000);
    QCOMPARE(first.counts.toScore, 5'000);
    QVERIFY(first.everLoaded);
    QCOMPARE(whole.rows.size(), 5'000);
    for (qsizetype row = 0; row < first.rows.size(); ++row)
        QCOMPARE(first.rows.at(row).session->id, whole.rows.at(row).session->id);
}

void TestFirstPage::anotherQueryGetsTheWholeListAtOnce()
{
    fillAndClose(3'000);
    SessionQuery other;
    other.view = SessionView::All;
    const QList<SessionListingPtr> listings = open(other);
    QCOMPARE(listings.size(), 1);
    QCOMPARE(listings.first()->rows.size(), 3'000);
}

void TestFirstPage::aRecordMadeSinceIsInTheFirstRows()
{
    fillAndClose(3'000);
    const QUuid newest = QUuid::createUuidV5(QUuid(), u"2999"_s);
    {
        auto store = RecordStore::open(m_folder->path(), m_clock);
        NewRecord record;
        record.sessionId = newest;
        record.body = "{}";
        QVERIFY((*store)->add(record).ok());
    }
    const QList<SessionListingPtr> listings = open();
    QCOMPARE(listings.size(), 2);
    for (const SessionListingPtr& listing : listings)
        QCOMPARE(listing->indexOf(newest), -1); // it is not to be scored any more
    QCOMPARE(listings.last()->counts.toScore, 2'999);
}

QTEST_GUILESS_MAIN(TestFirstPage)
#include "test_first_page.moc"
