#include "ui/common/nav_list.h"
#include "ui/common/nav_row.h"

#include <QSignalSpy>
#include <QTest>

using namespace lectern;
using namespace Qt::StringLiterals;

class NavListTest : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_list = std::make_unique<NavList>();
        m_list->addSection(u"Sessions"_s);
        m_list->addRow(10, IconName::ToScore, u"To score"_s);
        m_list->addRow(20, IconName::NeedsAttention, u"Needs attention"_s);
        m_list->addSeparator();
        m_list->addRow(30, IconName::Outbox, u"Outbox"_s);
        m_list->setCurrent(10);
        m_list->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_list.get()));
        m_list->activateWindow();
        row(10)->setFocus(Qt::TabFocusReason);
    }

    void cleanup() { m_list.reset(); }

    void downMovesAcrossTheSeparator()
    {
        const QSignalSpy chosen(m_list.get(), &NavList::currentChanged);
        QTest::keyClick(row(10), Qt::Key_Down);
        QCOMPARE(m_list->current(), 20);
        QTest::keyClick(row(20), Qt::Key_Down);
        QCOMPARE(m_list->current(), 30);
        QTest::keyClick(row(30), Qt::Key_Down); // nothing below
        QCOMPARE(m_list->current(), 30);
        QCOMPARE(chosen.count(), 2);
        QCOMPARE(chosen.last().constFirst().toInt(), 30);
        QVERIFY(row(30)->isChecked() && !row(20)->isChecked());
    }

    void homeAndEndGoToTheEnds()
    {
        QTest::keyClick(row(10), Qt::Key_End);
        QCOMPARE(m_list->current(), 30);
        QTest::keyClick(row(30), Qt::Key_Home);
        QCOMPARE(m_list->current(), 10);
    }

    void listIsOneStopForTab()
    {
        m_list->setCurrent(20);
        QVERIFY(row(20)->focusPolicy() & Qt::TabFocus);
        QVERIFY(!(row(10)->focusPolicy() & Qt::TabFocus));
        QVERIFY(!(row(30)->focusPolicy() & Qt::TabFocus));
    }

    void clickingTheCurrentRowKeepsItAndIsSilent()
    {
        const QSignalSpy chosen(m_list.get(), &NavList::currentChanged);
        QTest::mouseClick(row(10), Qt::LeftButton);
        QVERIFY(row(10)->isChecked());
        QCOMPARE(chosen.count(), 0);
        QTest::mouseClick(row(30), Qt::LeftButton);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(m_list->current(), 30);
    }

    void settingTheCurrentRowIsSilent()
    {
        const QSignalSpy chosen(m_list.get(), &NavList::currentChanged);
        m_list->setCurrent(30);
        QCOMPARE(chosen.count(), 0);
        m_list->setCurrent(99);
        QCOMPARE(m_list->current(), -1);
    }

    void countIsPartOfTheName()
    {
        m_list->setCount(20, 2);
        QCOMPARE(row(20)->accessibleName(), u"Needs attention, 2"_s);
        m_list->setCount(20, 0);
        QCOMPARE(row(20)->accessibleName(), u"Needs attention"_s);
    }

    void railIsNarrowAndNamesItsRows()
    {
        m_list->setCount(20, 2);
        m_list->setRail(true);
        QCOMPARE(m_list->sizeHint().width(), 48);
        QCOMPARE(row(20)->toolTip(), u"Needs attention, 2"_s);
        m_list->setRail(false);
        QVERIFY(m_list->sizeHint().width() > 48);
        QVERIFY(row(20)->toolTip().isEmpty());
    }

private:
    NavRow* row(int id) const
    {
        const QList<NavRow*> rows = m_list->findChildren<NavRow*>();
        for (NavRow* each : rows) {
            if (each->id() == id)
                return each;
        }
        return nullptr;
    }

    std::unique_ptr<NavList> m_list;
};

QTEST_MAIN(NavListTest)
#include "nav_list_test.moc"
