#include "workspace/listing_builder.h"

#include <QRandomGenerator>
#include <QTest>

using namespace lectern;
using namespace Qt::StringLiterals;

/// What a ListingBuilder keeps up to date row by row is what it would make anew.
class TestListingChanges : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void anySequenceOfChangesGivesTheListingMadeAnew_data();
    void anySequenceOfChangesGivesTheListingMadeAnew();
    void oneChangeSharesAllOtherRows();
    void unchangedSessionsKeepTheirPointers();
    void aListingThatIsGoneCanBeLong();

private:
    Session randomSession(const QUuid& id);
    void changeSomething(ListingBuilder& builder);
    static void compare(ListingBuilder& builder);

    QRandomGenerator m_dice;
    QList<QUuid> m_ids;
};

void TestListingChanges::init()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    m_dice.seed(seed);
    m_ids.clear();
    for (int i = 0; i < 700; ++i)
        m_ids.append(QUuid::createUuid());
}

Session TestListingChanges::randomSession(const QUuid& id)
{
    Session session;
    session.id = id;
    const int package = int(m_dice.bounded(5));
    if (package > 0) {
        session.package.title = u"Package %1"_s.arg(package);
        session.package.id = QUuid::createUuidV5(QUuid(), session.package.title);
    }
    session.status = m_dice.bounded(9) == 0 ? OpenEnum<SessionStatus>::fromWord(u"paused"_s)
                                            : OpenEnum<SessionStatus>(SessionStatus(1 + m_dice.bounded(4)));
    if (m_dice.bounded(4) > 0)
        session.createdAt = QDateTime({2026, 1, 1}, {8, 0}, Qt::UTC).addSecs(60LL * m_dice.bounded(50));
    if (session.status == SessionStatus::Completed && m_dice.bounded(3) > 0)
        session.score = ScoreReport{double(m_dice.bounded(101)), 100, 0};
    if (m_dice.bounded(3) == 0)
        session.timeSpentSeconds = m_dice.bounded(5) * 60;
    return session;
}

void TestListingChanges::changeSomething(ListingBuilder& builder)
{
    const QUuid id = m_ids.at(m_dice.bounded(int(m_ids.size())));
    Record record;
    record.id = QUuid::createUuidV5(id, QString::number(m_dice.bounded(2)));
    record.sessionId = id;
    switch (m_dice.bounded(6)) {
    case 0:
        builder.putSession(std::make_shared<const Session>(randomSession(id)));
        break;
    case 1:
        record.state = RecordState(m_dice.bounded(7));
        record.completion = validate(CompletionValues{double(m_dice.bounded(101)), {}, {}}).value();
        builder.putRecord(record);
        break;
    case 2:
        builder.removeRecord(record);
        break;
    case 3:
        builder.setLabel(id, m_dice.bounded(3) == 0 ? QString() : u"Seat %1"_s.arg(m_dice.bounded(30)));
        break;
    case 4:
        builder.setDraft(id, m_dice.bounded(2) == 0 ? QDateTime() : QDateTime::currentDateTimeUtc());
        break;
    default: {
        // The server's list, some sessions changed, some gone.
        auto list = std::make_shared<QList<Session>>();
        const int gone = int(m_dice.bounded(12));
        for (const SessionPtr& session : builder.sources().sessions) {
            if (m_dice.bounded(100) >= gone)
                list->append(m_dice.bounded(300) == 0 ? randomSession(session->id) : *session);
        }
        builder.setSessions(list);
    }
    }
}

void TestListingChanges::compare(ListingBuilder& builder)
{
    const SessionListingPtr kept = builder.listing();
    const SessionListingPtr anew = buildListing(builder.sources(), builder.query());
    QCOMPARE(kept->rows.size(), anew->rows.size());
    for (qsizetype row = 0; row < kept->rows.size(); ++row)
        QVERIFY2(kept->rows.at(row).isSameAs(anew->rows.at(row)), qPrintable(u"row %1"_s.arg(row)));
    QCOMPARE(kept->counts.all, anew->counts.all);
    QCOMPARE(kept->counts.toScore, anew->counts.toScore);
    QCOMPARE(kept->counts.inProgress, anew->counts.inProgress);
    QCOMPARE(kept->counts.completed, anew->counts.completed);
    QCOMPARE(kept->counts.needsAttention, anew->counts.needsAttention);
    QCOMPARE(kept->packages, anew->packages);
    QCOMPARE(kept->statusWords, anew->statusWords);
}

void TestListingChanges::anySequenceOfChangesGivesTheListingMadeAnew_data()
{
    QTest::addColumn<SessionQuery>("query");
    for (int view = 0; view <= int(SessionView::All); ++view) {
        for (int sort = 0; sort <= int(SessionSort::Delivery); ++sort) {
            SessionQuery query;
            query.view = SessionView(view);
            query.sort = SessionSort(sort);
            query.order = (view + sort) % 2 == 0 ? Qt::AscendingOrder : Qt::DescendingOrder;
            QTest::addRow("view %d, sort %d", view, sort) << query;
        }
    }
    SessionQuery searched;
    searched.view = SessionView::All;
    searched.text = u"seat"_s;
    QTest::addRow("searched") << searched;
}

void TestListingChanges::anySequenceOfChangesGivesTheListingMadeAnew()
{
    QFETCH(SessionQuery, query);
    ListingBuilder builder;
    builder.setQuery(query);
    auto sessions = std::make_shared<QList<Session>>();
    for (const QUuid& id : std::as_const(m_ids))
        sessions->append(randomSession(id));
    builder.setSessions(sessions);
    for (int step = 0; step < 300; ++step) {
        changeSomething(builder);
        if (step % 10 == 0)
            compare(builder);
        if (QTest::currentTestFailed())
            return;
    }
    compare(builder);
}

void TestListingChanges::oneChangeSharesAllOtherRows()
{
    ListingBuilder builder;
    SessionQuery all;
    all.view = SessionView::All;
    builder.setQuery(all);
    auto sessions = std::make_shared<QList<Session>>();
    for (const QUuid& id : std::as_const(m_ids))
        sessions->append(randomSession(id));
    builder.setSessions(sessions);
    const SessionListingPtr before = builder.listing();
    const int row = 350;
    builder.setLabel(before->rows.at(row).session->id, u"Rig 1"_s);
    const SessionListingPtr after = builder.listing();
    QCOMPARE(after->rows.at(row).label, u"Rig 1"_s);
    QVERIFY(before->rows.at(row).label.isEmpty());
    int lookedAt = 0;
    (void)before->rows.sameFromTop(
        after->rows, after->rows.size(),
        [&](const SessionRow&, const SessionRow&, qsizetype) { return ++lookedAt > 0; });
    QVERIFY(lookedAt < before->rows.size());
}

void TestListingChanges::unchangedSessionsKeepTheirPointers()
{
    ListingBuilder builder;
    auto first = std::make_shared<QList<Session>>();
    for (const QUuid& id : std::as_const(m_ids))
        first->append(randomSession(id));
    builder.setSessions(first);
    const auto before = builder.sources().sessions;
    auto second = std::make_shared<QList<Session>>(*first);
    (*second)[5].attempts = 99;
    builder.setSessions(second);
    for (const QUuid& id : std::as_const(m_ids))
        QCOMPARE(builder.sources().sessions.value(id) == before.value(id), id != m_ids.at(5));
    QCOMPARE(builder.sources().sessions.value(m_ids.at(5))->attempts, 99);
}

void TestListingChanges::aListingThatIsGoneCanBeLong()
{
    std::weak_ptr<const Session> some;
    {
        ListingBuilder builder;
        auto sessions = std::make_shared<QList<Session>>();
        for (int i = 0; i < 3'000; ++i)
            sessions->append(randomSession(QUuid::createUuid()));
        builder.setSessions(sessions);
        SessionListingPtr listing = builder.listing();
        some = builder.sources().sessions.cbegin().value();
        sessions.reset();
    }
    QTRY_VERIFY(some.expired()); // another thread has taken it apart
}

QTEST_GUILESS_MAIN(TestListingChanges)
#include "test_listing_changes.moc"
