#include "detail_samples.h"
#include "domain/notes.h"
#include "form_fixture.h"
#include "ui/common/field_message.h"
#include "ui/common/fonts.h"
#include "ui/common/kinds.h"
#include "ui/common/score_slider.h"
#include "ui/common/theme.h"
#include "ui/common/tone_label.h"
#include "ui/completion/completion_form.h"
#include "ui/completion/notes_field.h"
#include "ui/completion/number_box.h"
#include "ui/completion/preview_strip.h"
#include "ui/completion/stop_watch.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace lectern;
using namespace lectern::samples;
using namespace lectern::test;

/// The time spent and its stop watch.
class StopWatchTest : public FormFixture
{
    Q_OBJECT

private Q_SLOTS:
    void stopWatchStartsFromTheFirstLaunch()
    {
        openForm(today("09:58"));
        auto* watch = part<StopWatch>("stopWatch");
        QVERIFY(m_time->text().isEmpty());
        QCOMPARE(part<IconLabel>("stopWatchFace")->text(), QStringLiteral("00:00:00"));
        QTest::mouseClick(watch->button(), Qt::LeftButton);
        QCOMPARE(part<IconLabel>("stopWatchFace")->text(), QStringLiteral("00:34:12"));
        QCOMPARE(m_time->text(), QStringLiteral("34"));
        m_clock.pass(60'000);
        QTRY_COMPARE_WITH_TIMEOUT(m_time->text(), QStringLiteral("35"), 3000);
        QTest::mouseClick(watch->button(), Qt::LeftButton);
        QVERIFY(!watch->isRunning());
        m_clock.pass(600'000);
        QCOMPARE(watch->elapsedMs(), 35 * 60'000 + 12'000);
        QTest::mouseClick(watch->button(), Qt::LeftButton);
        QCOMPARE(m_time->text(), QStringLiteral("35"));
        QCOMPARE(watch->elapsedMs(), 35 * 60'000 + 12'000); // the pause doesn't count
    }

    void stopWatchGoesOnWhileAnotherSessionIsShown()
    {
        auto* watch = part<StopWatch>("stopWatch");
        QTest::mouseClick(watch->button(), Qt::LeftButton);
        m_form->load(sessionId(2), {}, {}, {});
        QVERIFY(!watch->isRunning());
        QVERIFY(m_time->text().isEmpty());
        m_clock.pass(5 * 60'000);
        m_form->load(sessionId(1), {}, {}, {});
        QVERIFY(watch->isRunning());
        QCOMPARE(m_time->text(), QStringLiteral("5"));
    }

    void typingMinutesPausesTheStopWatchAndItGoesOnFromThere()
    {
        auto* watch = part<StopWatch>("stopWatch");
        QTest::mouseClick(watch->button(), Qt::LeftButton);
        m_time->setFocus();
        m_time->selectAll();
        QTest::keyClicks(m_time, QStringLiteral("20"));
        QVERIFY(!watch->isRunning());
        QCOMPARE(m_time->text(), QStringLiteral("20"));
        QTest::mouseClick(watch->button(), Qt::LeftButton);
        QCOMPARE(watch->elapsedMs(), 20 * 60'000);
    }

    void timeOutOfRangeIsExplained()
    {
        m_time->setFocus();
        QTest::keyClicks(m_time, QStringLiteral("10081"));
        QCOMPARE(part<FieldMessage>("timeMessage")->text(),
                 QStringLiteral("Time from 0 to 10,080 minutes (a week)."));
        QVERIFY(!m_form->completion());
    }
};

QTEST_MAIN(StopWatchTest)
#include "stop_watch_test.moc"
