#include "ui/sessions/column_plan.h"

#include <QTest>

#include <numeric>

using namespace lectern;

class ColumnPlanTest : public QObject
{
    Q_OBJECT

private:
    static ColumnRoom roomOf(int available, SessionView view = SessionView::ToScore, int window = 1280)
    {
        ColumnRoom room;
        room.available = available;
        room.windowWidth = window;
        room.view = view;
        room.needed = {174, 108, 118, 86, 56, 72, 130, 80, 132, 72, 240};
        room.packageWithLabel = 240;
        room.packageAtMost = 420;
        return room;
    }
    static int sum(const ColumnPlan& plan)
    {
        return std::accumulate(plan.width.begin(), plan.width.end(), 0);
    }

private slots:
    void usualWindowHasSevenColumns()
    {
        const ColumnPlan plan = planColumns(roomOf(748), {});
        for (int column = SessionModel::Package; column <= SessionModel::Delivery; ++column)
            QVERIFY(plan.isShown(column));
        for (int column = SessionModel::Version; column <= SessionModel::Notes; ++column)
            QVERIFY(!plan.isShown(column));
        QCOMPARE(sum(plan), 748);
        QCOMPARE(plan.width.at(SessionModel::Package), 178);
    }

    void packageStretchesOnlySoFar()
    {
        const ColumnPlan plan = planColumns(roomOf(1100), {});
        QCOMPARE(plan.width.at(SessionModel::Package), 420);
        QVERIFY(sum(plan) <= 1100);
    }

    void narrowTableLosesTimeAndLabelFirstThenTheEmptyResult()
    {
        const ColumnPlan plan = planColumns(roomOf(636), {});
        QVERIFY(!plan.isShown(SessionModel::Time));
        QVERIFY(!plan.isShown(SessionModel::Label));
        QVERIFY(!plan.isShown(SessionModel::Result));
        QVERIFY(plan.isShown(SessionModel::Status));
        QVERIFY(plan.isShown(SessionModel::Delivery));
        QCOMPARE(sum(plan), 636);
    }

    void completedLosesStatusInsteadOfResult()
    {
        const ColumnPlan plan = planColumns(roomOf(636, SessionView::Completed), {});
        QVERIFY(plan.isShown(SessionModel::Result));
        QVERIFY(!plan.isShown(SessionModel::Status));
    }

    void allSessionsKeepBothAndPackageGivesWay()
    {
        const ColumnPlan plan = planColumns(roomOf(636, SessionView::All), {});
        QVERIFY(plan.isShown(SessionModel::Result));
        QVERIFY(plan.isShown(SessionModel::Status));
        QCOMPARE(sum(plan), 636);
    }

    void wideWindowsHaveMoreColumns()
    {
        const ColumnPlan wide = planColumns(roomOf(1400, SessionView::All, 1700), {});
        QVERIFY(wide.isShown(SessionModel::Version));
        QVERIFY(wide.isShown(SessionModel::Platforms));
        QVERIFY(wide.isShown(SessionModel::Attempts));
        QVERIFY(!wide.isShown(SessionModel::Notes));
        QVERIFY(planColumns(roomOf(1900, SessionView::All, 2300), {}).isShown(SessionModel::Notes));
    }

    void choicesBeatTheHabits()
    {
        ColumnChoice choice;
        choice.shown.insert(SessionModel::Time, false);
        choice.shown.insert(SessionModel::Version, true);
        choice.widths.insert(SessionModel::Label, 200);
        const ColumnPlan plan = planColumns(roomOf(900), choice);
        QVERIFY(!plan.isShown(SessionModel::Time));
        QVERIFY(plan.isShown(SessionModel::Version));
        QCOMPARE(plan.width.at(SessionModel::Label), 200);
    }

    void packageIsAlwaysThere()
    {
        ColumnChoice choice;
        choice.shown.insert(SessionModel::Package, false);
        QVERIFY(planColumns(roomOf(748), choice).isShown(SessionModel::Package));
        QVERIFY(planColumns(roomOf(10), {}).isShown(SessionModel::Package));
    }
};

QTEST_APPLESS_MAIN(ColumnPlanTest)
#include "column_plan_test.moc"
