#include "session_samples.h"

#include "ui/sessions/session_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace lectern;
using namespace lectern::samples;
using namespace Qt::StringLiterals;

class SessionModelTest : public QObject
{
    Q_OBJECT

private slots:
    void newContentOfTheSameSessionsIsDataChangedOfThoseRows()
    {
        SessionModel model;
        const QAbstractItemModelTester tester(&model);
        QList<SessionRow> rows{listedRow(1), listedRow(2), listedRow(3), listedRow(4)};
        model.setListing(listingOf(rows));
        QSignalSpy changed(&model, &SessionModel::dataChanged);
        QSignalSpy layout(&model, &SessionModel::layoutChanged);
        QSignalSpy reset(&model, &SessionModel::modelReset);
        rows[1].label = u"Rig 1"_s;
        rows[2].draftSavedAt = monday();
        model.setListing(listingOf(rows));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 1);
        QCOMPARE(changed.at(0).at(1).toModelIndex().row(), 2);
        QVERIFY(layout.isEmpty());
        QVERIFY(reset.isEmpty());
    }

    void sameListingAgainSaysNothing()
    {
        SessionModel model;
        const QList<SessionRow> rows{listedRow(1), listedRow(2)};
        model.setListing(listingOf(rows));
        QSignalSpy changed(&model, &SessionModel::dataChanged);
        model.setListing(listingOf(rows));
        QVERIFY(changed.isEmpty());
    }

    void oneRunOfRowsThatCameIsInserted()
    {
        SessionModel model;
        const QAbstractItemModelTester tester(&model);
        model.setListing(listingOf({1, 4}));
        QSignalSpy inserted(&model, &SessionModel::rowsInserted);
        model.setListing(listingOf({1, 2, 3, 4}));
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(inserted.at(0).at(1).toInt(), 1);
        QCOMPARE(inserted.at(0).at(2).toInt(), 2);
    }

    void oneRunOfRowsThatWentIsRemoved()
    {
        SessionModel model;
        const QAbstractItemModelTester tester(&model);
        model.setListing(listingOf({1, 2, 3, 4}));
        QSignalSpy removed(&model, &SessionModel::rowsRemoved);
        model.setListing(listingOf({1, 4}));
        QCOMPARE(removed.size(), 1);
        QCOMPARE(removed.at(0).at(1).toInt(), 1);
        QCOMPARE(removed.at(0).at(2).toInt(), 2);
    }

    void persistentIndexesFollowTheirSession()
    {
        SessionModel model;
        const QAbstractItemModelTester tester(&model);
        model.setListing(listingOf({1, 2, 3, 4}));
        const QPersistentModelIndex second = model.index(1, SessionModel::Result);
        const QPersistentModelIndex third = model.index(2, 0);
        QSignalSpy reset(&model, &SessionModel::modelReset);
        model.setListing(listingOf({4, 2, 9, 1}));
        QVERIFY(reset.isEmpty());
        QVERIFY(second.isValid());
        QCOMPARE(second.data(SessionModel::SessionIdRole).toUuid(), listedId(2));
        QCOMPARE(second.column(), int(SessionModel::Result));
        QVERIFY(!third.isValid());
        model.setListing(nullptr);
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(!second.isValid());
    }

    void secondLineSaysWhatHasNoColumn()
    {
        SessionModel model;
        model.setListing(listingOf({7}));
        const QModelIndex title = model.index(0, SessionModel::Package);
        const auto below = [&title] {
            return title.data(SessionModel::CellRole).value<CellWords>().second;
        };
        QCOMPARE(below(), u"1.4.2 · Quest 2, Quest 3"_s);
        model.setShown(false, false, false);
        QCOMPARE(below(), u"Group B, seat 7 · 1.4.2"_s);
        model.setShown(true, true, true);
        QCOMPARE(below(), QString());
    }

    void missingValuesAreSpoken()
    {
        SessionModel model;
        SessionRow row = listedRow(1);
        row.label.clear();
        model.setListing(listingOf(QList<SessionRow>{row}));
        const auto spoken = [&model](int column) {
            return model.index(0, column).data(Qt::AccessibleTextRole).toString();
        };
        QCOMPARE(spoken(SessionModel::Result), u"no score"_s);
        QCOMPARE(spoken(SessionModel::Label), u"no label"_s);
        QCOMPARE(spoken(SessionModel::Time), u"no time"_s);
        QVERIFY(spoken(SessionModel::Package).contains(u"no score"_s));
        QCOMPARE(model.index(0, SessionModel::Result).data().toString(), QString());
    }

    void everySortHasItsColumn()
    {
        for (const SessionSort sort :
             {SessionSort::Package, SessionSort::Label, SessionSort::Status, SessionSort::Started,
              SessionSort::Time, SessionSort::Result, SessionSort::Delivery})
            QVERIFY(SessionModel::sortOf(SessionModel::columnOf(sort)) == sort);
        QVERIFY(!SessionModel::sortOf(SessionModel::Notes));
    }

    void everyColumnHasAHead()
    {
        const SessionModel model;
        for (int column = 0; column < model.columnCount(); ++column)
            QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
    }
};

QTEST_GUILESS_MAIN(SessionModelTest)
#include "session_model_test.moc"
