#include "workspace/listing_builder.h"

#include <QTest>

using namespace lectern;
using namespace Qt::StringLiterals;

class TestListingBuilder : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void viewsCountWhatTheyShow();
    void everyWordOfASearchMustOccur_data();
    void everyWordOfASearchMustOccur();
    void filtersNarrowTheView();
    void rowsAreSorted_data();
    void rowsAreSorted();
    void missingValuesComeLastInEitherOrder();
    void theIndexFindsEveryRow();
    void whatNeedsAPersonMattersMost();

private:
    QUuid add(const QString& title, SessionStatus status, int minutesAgo, std::optional<double> score = {});
    [[nodiscard]] QStringList titles(const SessionQuery& query) const;

    ListingSources m_sources;
    QUuid m_crane;
};

QUuid TestListingBuilder::add(const QString& title, SessionStatus status, int minutesAgo,
                              std::optional<double> score)
{
    auto session = std::make_shared<Session>();
    session->id = QUuid::createUuid();
    session->status = status;
    session->package = {QUuid::createUuidV5(QUuid(), title), title, u"1.0.0"_s, {u"quest3"_s}};
    session->packageId = session->package.id;
    session->activityId = QUuid::createUuid();
    session->createdAt = QDateTime({2026, 11, 23}, {10, 0}, Qt::UTC).addSecs(-60 * minutesAgo);
    if (score)
        session->score = ScoreReport{*score, 100, *score / 100};
    const QUuid id = session->id;
    m_sources.sessions.insert(id, std::move(session));
    return id;
}

QStringList TestListingBuilder::titles(const SessionQuery& query) const
{
    QStringList list;
    const auto listing = buildListing(m_sources, query);
    for (const SessionRow& row : listing->rows)
        list.append(row.session->package.title);
    return list;
}

void TestListingBuilder::initTestCase()
{
    QLocale::setDefault(
        QLocale(QLocale::English, QLocale::UnitedKingdom)); // titles are sorted as its readers do
    m_crane = add(u"Crane Hand Signals"_s, SessionStatus::InProgress, 1);
    const QUuid ladder = add(u"Ladder Safety Basics"_s, SessionStatus::Downloaded, 2);
    const QUuid hot = add(u"Hot Work Permit"_s, SessionStatus::InProgress, 3);
    add(u"École de conduite"_s, SessionStatus::Completed, 4, 83);
    add(u"Working at Height"_s, SessionStatus::Completed, 5, 69.5);
    add(u"Odd one"_s, SessionStatus::Unknown, 6);
    m_sources.labels.insert(m_crane, u"Group B, seat 4"_s);

    Record queued;
    queued.id = QUuid::createUuid();
    queued.sessionId = ladder;
    queued.completion = validate(CompletionValues{91, {}, {}}).value();
    m_sources.records.insert(ladder, std::make_shared<const Record>(queued));
    Record rejected = queued;
    rejected.sessionId = hot;
    rejected.state = RecordState::NeedsAttention;
    rejected.reason = AttentionReason::Rejected;
    m_sources.records.insert(hot, std::make_shared<const Record>(rejected));
}

void TestListingBuilder::viewsCountWhatTheyShow()
{
    const auto listing = buildListing(m_sources, {});
    QCOMPARE(listing->counts.all, 6);
    QCOMPARE(listing->counts.completed, 3); // two by the server, one of ours on its way
    QCOMPARE(listing->counts.toScore, 3);
    QCOMPARE(listing->counts.inProgress, 2);
    QCOMPARE(listing->counts.needsAttention, 1);
    const QList<std::pair<SessionView, int>> views{{SessionView::ToScore, 3},
                                                   {SessionView::InProgress, 2},
                                                   {SessionView::NeedsAttention, 1},
                                                   {SessionView::Completed, 3},
                                                   {SessionView::All, 6}};
    for (const auto& [view, count] : views) {
        SessionQuery query;
        query.view = view;
        QCOMPARE(titles(query).size(), count);
    }
}

void TestListingBuilder::everyWordOfASearchMustOccur_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("found");
    QTest::newRow("title") << u"crane"_s << QStringList{u"Crane Hand Signals"_s};
    QTest::newRow("label and title") << u"seat crane"_s << QStringList{u"Crane Hand Signals"_s};
    QTest::newRow("without accents") << u"ecole"_s << QStringList{u"École de conduite"_s};
    QTest::newRow("with accents") << u"HÉIGHT"_s << QStringList{u"Working at Height"_s};
    QTest::newRow("status word") << u"downloaded"_s << QStringList{u"Ladder Safety Basics"_s};
    QTest::newRow("nothing") << u"crane permit"_s << QStringList();
    QTest::newRow("id") << m_crane.toString(QUuid::WithoutBraces).left(13)
                        << QStringList{u"Crane Hand Signals"_s};
}

void TestListingBuilder::everyWordOfASearchMustOccur()
{
    QFETCH(QString, text);
    QFETCH(QStringList, found);
    SessionQuery query;
    query.view = SessionView::All;
    query.text = text;
    QCOMPARE(titles(query), found);
}

void TestListingBuilder::filtersNarrowTheView()
{
    SessionQuery query;
    query.view = SessionView::All;
    query.package = m_sources.sessions.value(m_crane)->packageId;
    QCOMPARE(titles(query), QStringList{u"Crane Hand Signals"_s});
    query.package.reset();
    query.status = u"completed"_s;
    QCOMPARE(titles(query).size(), 2);
    query.status.reset();
    query.activity = QUuid::createUuid();
    QVERIFY(titles(query).isEmpty());
    QVERIFY(query.isFiltered());
}

void TestListingBuilder::rowsAreSorted_data()
{
    QTest::addColumn<int>("sort");
    QTest::addColumn<bool>("descending");
    QTest::addColumn<QString>("first");
    QTest::newRow("newest") << int(SessionSort::Started) << true << u"Crane Hand Signals"_s;
    QTest::newRow("oldest") << int(SessionSort::Started) << false << u"Odd one"_s;
    QTest::newRow("package") << int(SessionSort::Package) << false << u"Crane Hand Signals"_s;
    QTest::newRow("package backwards") << int(SessionSort::Package) << true << u"Working at Height"_s;
    QTest::newRow("best result") << int(SessionSort::Result) << true << u"Ladder Safety Basics"_s;
    QTest::newRow("delivery") << int(SessionSort::Delivery) << false << u"Hot Work Permit"_s;
    QTest::newRow("label") << int(SessionSort::Label) << true << u"Crane Hand Signals"_s;
}

void TestListingBuilder::rowsAreSorted()
{
    QFETCH(int, sort);
    QFETCH(bool, descending);
    QFETCH(QString, first);
    SessionQuery query;
    query.view = SessionView::All;
    query.sort = SessionSort(sort);
    query.order = descending ? Qt::DescendingOrder : Qt::AscendingOrder;
    QCOMPARE(titles(query).first(), first);
}

void TestListingBuilder::missingValuesComeLastInEitherOrder()
{
    for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        SessionQuery query;
        query.view = SessionView::All;
        query.sort = SessionSort::Result;
        query.order = order;
        const auto listing = buildListing(m_sources, query);
        QVERIFY(listing->rows.first().shownScore());
        QVERIFY(!listing->rows.last().shownScore());
    }
}

void TestListingBuilder::theIndexFindsEveryRow()
{
    SessionQuery query;
    query.view = SessionView::All;
    const auto listing = buildListing(m_sources, query);
    for (int i = 0; i < listing->rows.size(); ++i)
        QCOMPARE(listing->indexOf(listing->rows[i].session->id), i);
    QCOMPARE(listing->packages.size(), 6);
    QVERIFY(listing->statusWords.contains(u"in_progress"_s));
}

void TestListingBuilder::whatNeedsAPersonMattersMost()
{
    Record discarded;
    discarded.id = QUuid::createUuid();
    discarded.state = RecordState::Discarded;
    discarded.recordedAt = QDateTime({2026, 11, 23}, {12, 0}, Qt::UTC);
    Record delivered = discarded;
    delivered.id = QUuid::createUuid();
    delivered.state = RecordState::Delivered;
    delivered.recordedAt = discarded.recordedAt.addDays(-1);
    Record rejected = delivered;
    rejected.id = QUuid::createUuid();
    rejected.state = RecordState::NeedsAttention;
    QVERIFY(mattersMore(delivered, discarded));
    QVERIFY(!mattersMore(discarded, delivered));
    QVERIFY(mattersMore(rejected, delivered));
    Record later = delivered;
    later.state = RecordState::Discarded;
    QVERIFY(mattersMore(later, delivered)); // the same record, newer
}

QTEST_GUILESS_MAIN(TestListingBuilder)
#include "test_listing_builder.moc"
