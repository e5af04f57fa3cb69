#include "workspace/listing_rows.h"

#include <QRandomGenerator>
#include <QTest>

using namespace lectern;
using namespace Qt::StringLiterals;

namespace {

SessionRow newRow(const QString& label = {})
{
    auto session = std::make_shared<Session>();
    session->id = QUuid::createUuid();
    return {session, label, nullptr, {}};
}

QList<SessionRow> newRows(int count)
{
    QList<SessionRow> rows;
    for (int i = 0; i < count; ++i)
        rows.append(newRow(QString::number(i)));
    return rows;
}

bool areEqual(const ListingRows& rows, const QList<SessionRow>& plain)
{
    return rows.size() == plain.size() &&
           std::equal(rows.begin(), rows.end(), plain.cbegin(),
                      [](const SessionRow& a, const SessionRow& b) { return a.isSameAs(b); });
}

} // namespace

class TestListingRows : public QObject
{
    Q_OBJECT

private slots:
    void anyChangeGivesWhatAPlainListGives();
    void aCopyKeepsWhatItHad();
    void everyRowIsFoundByItsId();
    void comparingLooksAtWhatDiffersOnly_data();
    void comparingLooksAtWhatDiffersOnly();
    void comparingEndsWhereSessionsDiffer();
};

void TestListingRows::anyChangeGivesWhatAPlainListGives()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator dice(seed);
    QList<SessionRow> plain = newRows(int(dice.bounded(1'500)));
    ListingRows rows(plain);
    QVERIFY(areEqual(rows, plain));
    for (int step = 0; step < 4'000; ++step) {
        const int what = int(dice.bounded(step < 2'000 ? 4 : 3)); // grows, then shrinks
        const qsizetype at = plain.isEmpty() ? 0 : dice.bounded(int(plain.size()));
        if (plain.isEmpty() || what == 0 || what == 3) {
            const qsizetype place = dice.bounded(int(plain.size()) + 1);
            const SessionRow row = newRow();
            plain.insert(place, row);
            rows.insert(place, row);
        } else if (what == 1) {
            plain[at].label = u"step %1"_s.arg(step);
            rows.replace(at, plain.at(at));
        } else {
            plain.removeAt(at);
            rows.remove(at);
        }
        if (step % 400 == 0)
            QVERIFY(areEqual(rows, plain));
    }
    QVERIFY(areEqual(rows, plain));
    while (!plain.isEmpty()) {
        plain.removeLast();
        rows.remove(rows.size() - 1);
    }
    QVERIFY(rows.isEmpty());
    QVERIFY(rows.begin() == rows.end());
}

void TestListingRows::aCopyKeepsWhatItHad()
{
    const QList<SessionRow> plain = newRows(1'000);
    ListingRows rows(plain);
    const ListingRows copy = rows;
    rows.replace(500, newRow());
    rows.remove(0);
    rows.insert(999, newRow());
    QVERIFY(areEqual(copy, plain));
}

void TestListingRows::everyRowIsFoundByItsId()
{
    ListingRows rows(newRows(900));
    rows.remove(3);
    rows.insert(600, newRow());
    for (int row = 0; row < rows.size(); ++row)
        QCOMPARE(rows.indexOf(rows.at(row).session->id), row);
    QCOMPARE(rows.indexOf(QUuid::createUuid()), -1);
}

void TestListingRows::comparingLooksAtWhatDiffersOnly_data()
{
    QTest::addColumn<int>("changedRow");
    for (const int row : {0, 255, 256, 5'000, 9'999})
        QTest::addRow("row %d", row) << row;
}

void TestListingRows::comparingLooksAtWhatDiffersOnly()
{
    QFETCH(int, changedRow);
    const ListingRows before(newRows(10'000));
    ListingRows after = before;
    SessionRow changed = before.at(changedRow);
    changed.label = u"new"_s;
    after.replace(changedRow, changed);

    int lookedAt = 0;
    QList<qsizetype> differing;
    const auto same = [&](const SessionRow& one, const SessionRow& other, qsizetype row) {
        ++lookedAt;
        if (!one.isSameAs(other))
            differing.append(row);
        return one.session == other.session;
    };
    QCOMPARE(before.sameFromTop(after, 10'000, same), 10'000);
    QCOMPARE(differing, QList<qsizetype>{changedRow});
    QVERIFY(lookedAt <= 512);
    differing.clear();
    QCOMPARE(before.sameFromBottom(after, 10'000, same), 10'000);
    QCOMPARE(differing, QList<qsizetype>{changedRow});
    QVERIFY(lookedAt <= 1'024);
}

void TestListingRows::comparingEndsWhereSessionsDiffer()
{
    const QList<SessionRow> plain = newRows(3'000);
    const ListingRows before(plain);
    ListingRows after = before;
    after.remove(700);
    const auto same = [](const SessionRow& one, const SessionRow& other, qsizetype) {
        return one.session == other.session;
    };
    QCOMPARE(before.sameFromTop(after, 2'999, same), 700);
    QCOMPARE(before.sameFromBottom(after, 2'999 - 700, same), 2'299);
    QCOMPARE(before.sameFromBottom(after, 10, same), 10);
    QCOMPARE(ListingRows().sameFromTop(before, 0, same), 0);
}

QTEST_GUILESS_MAIN(TestListingRows)
#include "test_listing_rows.moc"
