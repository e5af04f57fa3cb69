#include "session_samples.h"

#include "ui/common/fonts.h"
#include "ui/common/theme.h"
#include "ui/sessions/session_header.h"
#include "ui/sessions/session_table.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace lectern;
using namespace lectern::samples;

class SessionTableTest : public QObject
{
    Q_OBJECT

private:
    static QUuid currentOf(const SessionTable& table)
    {
        const QModelIndexList rows = table.selectionModel()->selectedRows();
        return rows.isEmpty() ? QUuid() : rows.constFirst().data(SessionModel::SessionIdRole).toUuid();
    }
    static void present(SessionTable& table)
    {
        table.resize(760, 400);
        table.show();
        QVERIFY(QTest::qWaitForWindowExposed(&table));
    }

private slots:
    void initTestCase()
    {
        QApplication::setFont(pictureFont());
        Theme::current().setMode(Theme::Mode::Light);
    }

    void selectionBelongsToTheSession()
    {
        SessionTable table;
        present(table);
        table.setListing(listingOf({1, 2, 3}));
        table.select(listedId(2));
        QSignalSpy chosen(&table, &SessionTable::selectedByUser);
        table.setListing(listingOf({3, 9, 2, 1}));
        QCOMPARE(currentOf(table), listedId(2));
        QVERIFY(chosen.isEmpty());
    }

    void sessionThatLeftIsSelectedAgainWhenItComesBack()
    {
        SessionTable table;
        present(table);
        table.setListing(listingOf({1, 2, 3}));
        table.select(listedId(2));
        table.setListing(listingOf({1, 3}));
        QCOMPARE(currentOf(table), QUuid());
        QCOMPARE(table.selected(), listedId(2));
        table.setListing(listingOf({1, 2, 3}));
        QCOMPARE(currentOf(table), listedId(2));
    }

    void keyboardGoesOnWhereTheSessionStood()
    {
        SessionTable table;
        present(table);
        table.setListing(listingOf({1, 2, 3, 4}));
        table.select(listedId(2));
        table.setListing(listingOf({1, 3, 4}));
        QSignalSpy chosen(&table, &SessionTable::selectedByUser);
        QTest::keyClick(&table, Qt::Key_Down);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.at(0).at(0).toUuid(), listedId(3));
    }

    void keysMoveByRowsAndTellOnce()
    {
        SessionTable table;
        present(table);
        table.setListing(listingOf({1, 2, 3, 4}));
        table.select(listedId(1));
        QSignalSpy chosen(&table, &SessionTable::selectedByUser);
        QTest::keyClick(&table, Qt::Key_Down);
        QTest::keyClick(&table, Qt::Key_Right);
        QTest::keyClick(&table, Qt::Key_End);
        QTest::keyClick(&table, Qt::Key_Home);
        const QList<QUuid> expected{listedId(2), listedId(4), listedId(1)};
        QCOMPARE(chosen.size(), expected.size());
        for (qsizetype i = 0; i < expected.size(); ++i)
            QCOMPARE(chosen.at(i).at(0).toUuid(), expected.at(i));
    }

    void clickSelectsTheRowAndItsFirstCellSpeaks()
    {
        SessionTable table;
        present(table);
        table.setListing(listingOf({1, 2, 3}));
        QSignalSpy chosen(&table, &SessionTable::selectedByUser);
        const QRect cell = table.visualRect(table.model()->index(1, SessionModel::Started));
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, cell.center());
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(currentOf(table), listedId(2));
        QCOMPARE(table.currentIndex().column(), 0);
    }

    void enterGoesToTheScore()
    {
        SessionTable table;
        present(table);
        table.setListing(listingOf({1, 2}));
        table.select(listedId(2));
        QSignalSpy activated(&table, &SessionTable::activatedByUser);
        QTest::keyClick(&table, Qt::Key_Return);
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated.at(0).at(0).toUuid(), listedId(2));
    }

    void clickOnAHeadAsksForThatOrder()
    {
        SessionTable table;
        present(table);
        table.setListing(listingOf({1, 2}));
        QSignalSpy sorted(&table, &SessionTable::sortRequested);
        const auto click = [&table](int column) {
            const QHeaderView* const head = table.horizontalHeader();
            const QPoint at(head->sectionViewportPosition(column) + 20, head->height() / 2);
            QTest::mouseClick(head->viewport(), Qt::LeftButton, {}, at);
        };
        click(SessionModel::Label);
        QCOMPARE(sorted.size(), 1);
        QVERIFY(sorted.at(0).at(0).value<SessionSort>() == SessionSort::Label);
        QCOMPARE(sorted.at(0).at(1).value<Qt::SortOrder>(), Qt::AscendingOrder);
        // The arrow follows the list, not the click.
        SessionQuery query;
        query.sort = SessionSort::Package;
        table.setListing(listingOf({2, 1}, query));
        QVERIFY(table.horizontalHeader()->isSortIndicatorShown());
        QCOMPARE(table.horizontalHeader()->sortIndicatorSection(), int(SessionModel::Package));
    }

    void narrowTableMovesTheLabelIntoTheSecondLine()
    {
        SessionTable table;
        present(table);
        table.setListing(listingOf({1}));
        QVERIFY(!table.isColumnHidden(SessionModel::Label));
        table.resize(560, 400);
        QTRY_VERIFY(table.isColumnHidden(SessionModel::Label));
        const auto words =
            table.model()->index(0, SessionModel::Package).data(SessionModel::CellRole).value<CellWords>();
        QVERIFY(words.second.startsWith(QStringLiteral("Group B, seat 1")));
    }

    void columnsFitTheUsualSheet()
    {
        SessionTable table;
        table.resize(758, 400);
        table.show();
        QList<SessionRow> rows;
        for (int number = 1; number <= 40; ++number)
            rows.append(listedRow(number));
        table.setListing(listingOf(rows));
        QVERIFY(QTest::qWaitForWindowExposed(&table));
        for (int column = SessionModel::Package; column <= SessionModel::Delivery; ++column)
            QVERIFY2(!table.isColumnHidden(column), qPrintable(SessionModel::columnName(column)));
    }

    void narrowingNeverChangesWhatIsRemembered()
    {
        SessionTable table;
        present(table);
        table.setListing(listingOf({1}));
        ColumnState state = table.columnState();
        state.choice.widths.insert(SessionModel::Label, 140);
        state.choice.shown.insert(SessionModel::Attempts, true);
        std::swap(state.order[1], state.order[2]);
        table.setColumnState(state);
        table.resize(420, 400);
        QTRY_VERIFY(table.isColumnHidden(SessionModel::Label));
        QVERIFY(table.columnState() == state);
    }

    void oneLineRowsAreLower()
    {
        SessionTable table;
        present(table);
        table.setListing(listingOf({1}));
        QCOMPARE(table.rowHeight(0), 48);
        table.setCompact(true);
        QCOMPARE(table.rowHeight(0), 32);
        table.setCompact(false);
        QCOMPARE(table.rowHeight(0), 48);
    }

    void firstRowsOnTheScreenAreToldOnce()
    {
        SessionTable table;
        QSignalSpy painted(&table, &SessionTable::firstPainted);
        present(table);
        QCOMPARE(painted.size(), 0);
        table.setListing(listingOf({1, 2}));
        QTRY_COMPARE(painted.size(), 1);
        table.setListing(listingOf({2, 1}));
        table.viewport()->repaint();
        QCOMPARE(painted.size(), 1);
    }
};

QTEST_MAIN(SessionTableTest)
#include "session_table_test.moc"
