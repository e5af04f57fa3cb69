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
#include "ui/completion/watch_memory.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
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

    void aStartFromTheFirstLaunchIsSaid()
    {
        openForm(today("09:58"));
        auto* watch = part<StopWatch>("stopWatch");
        QVERIFY(watch->button()->toolTip().contains(QStringLiteral("first launch")));
        QTest::mouseClick(watch->button(), Qt::LeftButton);
        const auto message = [this] {
            return part<FieldMessage>("timeMessage")->text();
        };
        QCOMPARE(message(), QStringLiteral("Counted from the first launch at 09:58"));
        m_time->setFocus();
        m_time->selectAll();
        QTest::keyClicks(m_time, QStringLiteral("20"));
        QVERIFY(message().isEmpty());
    }

    void resetGoesBackToZeroAndTheNextStartBeginsThere()
    {
        openForm(today("09:58"));
        auto* watch = part<StopWatch>("stopWatch");
        auto* reset = watch->resetButton();
        QVERIFY(!reset->isVisibleTo(m_form.get()));
        QTest::mouseClick(watch->button(), Qt::LeftButton);
        QVERIFY(reset->isVisibleTo(m_form.get()));
        QTest::mouseClick(reset, Qt::LeftButton);
        QVERIFY(!watch->isRunning());
        QCOMPARE(watch->elapsedMs(), 0);
        QVERIFY(m_time->text().isEmpty());
        QVERIFY(!reset->isVisibleTo(m_form.get()));
        QTest::mouseClick(watch->button(), Qt::LeftButton);
        QCOMPARE(m_time->text(), QStringLiteral("0"));
    }

    void resetLeavesWhatAPersonTyped()
    {
        auto* watch = part<StopWatch>("stopWatch");
        QTest::mouseClick(watch->button(), Qt::LeftButton);
        m_clock.pass(5 * 60'000);
        m_time->setFocus();
        m_time->selectAll();
        QTest::keyClicks(m_time, QStringLiteral("20"));
        QTest::mouseClick(watch->resetButton(), Qt::LeftButton);
        QCOMPARE(m_time->text(), QStringLiteral("20"));
    }

    void aWatchOutlivesTheProgram_data()
    {
        QTest::addColumn<bool>("running");
        QTest::addColumn<qint64>("asleep");
        QTest::addColumn<qint64>("elapsed");
        QTest::newRow("running") << true << qint64(20 * 60'000) << qint64(25 * 60'000);
        QTest::newRow("paused") << false << qint64(20 * 60'000) << qint64(5 * 60'000);
        QTest::newRow("running, and nobody came back") << true << qint64(26 * 3600'000) << qint64(0);
        QTest::newRow("running, and the clock was set back") << true << qint64(-3600'000) << qint64(0);
    }
    void aWatchOutlivesTheProgram()
    {
        QFETCH(bool, running);
        QFETCH(qint64, asleep);
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("window.ini"));
        const auto start = [&](WatchMemory& memory) {
            openForm();
            m_form->setWatchMemory(&memory);
            m_form->load(sessionId(3), {}, {}, {});
        };
        {
            WatchMemory memory(file, m_clock.now());
            start(memory);
            part<StopWatch>("stopWatch")->button()->click();
            m_clock.pass(5 * 60'000);
            if (!running)
                part<StopWatch>("stopWatch")->button()->click();
            m_form.reset();
        }
        m_clock.pass(asleep);
        WatchMemory memory(file, m_clock.now());
        start(memory);
        QTEST(part<StopWatch>("stopWatch")->elapsedMs(), "elapsed");
        QCOMPARE(part<StopWatch>("stopWatch")->isRunning(), running && asleep > 0 && asleep < 12 * 3600'000);
        m_form.reset();
    }

    void aWatchThatIsNotNeededIsForgotten()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("window.ini"));
        WatchMemory memory(file, m_clock.now());
        memory.write(sessionId(1), {60'000, {}, false}, m_clock.now());
        memory.write(sessionId(2), {60'000, {}, false}, m_clock.now().addDays(-8));
        memory.forget(sessionId(1));
        QVERIFY(!memory.read(sessionId(1)));
        QVERIFY(memory.read(sessionId(2)));
        const WatchMemory later(file, m_clock.now());
        QVERIFY(!later.read(sessionId(2)));
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
