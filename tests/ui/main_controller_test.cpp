#include "session_samples.h"

#include "ui/common/theme.h"
#include "ui/common/tone_label.h"
#include "ui/common/undo_bar.h"
#include "ui/completion/completion_form.h"
#include "ui/completion/detail_panel.h"
#include "ui/sessions/session_table.h"
#include "ui/shell/draft_keeper.h"
#include "ui/shell/language.h"
#include "ui/shell/main_controller.h"
#include "ui/shell/main_window.h"
#include "ui/shell/preferences.h"
#include "ui/shell/receipt_controller.h"
#include "ui/shell/repair_notice.h"
#include "ui/shell/session_sheet.h"
#include "ui/signin/sign_in_dialog.h"
#include "workspace/console.h"

#include <QCheckBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace lectern;
using namespace lectern::samples;
using namespace Qt::StringLiterals;

/// What the core says, as it arrives in the window.
class MainControllerTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    Language m_language;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<Console> m_console;
    std::unique_ptr<MainController> m_controller;

private slots:
    void initTestCase()
    {
        m_language.apply(u"en"_s);
        Theme::current().setReducedMotion(true);
    }
    void init()
    {
        ConsoleConfig config;
        config.profileRoot = m_folder.filePath(u"profile"_s);
        m_preferences = std::make_unique<Preferences>(m_folder.filePath(u"window.ini"_s));
        m_console = std::make_unique<Console>(config); // never started: the test speaks for it
        m_controller = std::make_unique<MainController>(*m_console, *m_preferences, m_language);
    }
    void cleanup()
    {
        m_controller.reset();
        m_console.reset();
    }

    void raisingBringsAMinimisedWindowBack()
    {
        m_controller->openWindow();
        QTRY_VERIFY(m_controller->window()->isVisible());
        m_controller->window()->showMinimized();
        QVERIFY(m_controller->window()->isMinimized());
        m_controller->raiseWindow();
        QVERIFY(!m_controller->window()->isMinimized());
        QVERIFY(QTest::qWaitForWindowActive(m_controller->window()));
    }

    void raisingKeepsAWindowMaximised()
    {
        m_controller->openWindow();
        m_controller->window()->showMaximized();
        m_controller->window()->setWindowState(m_controller->window()->windowState() | Qt::WindowMinimized);
        m_controller->raiseWindow();
        QVERIFY(m_controller->window()->isMaximized());
        QVERIFY(!m_controller->window()->isMinimized());
    }

    void raisingBeforeThereIsAWindowDoesNothing()
    {
        m_controller->raiseWindow();
        QVERIFY(!m_controller->window());
    }

    void aRepairIsSaidInWords_data()
    {
        QTest::addColumn<RepairReport>("report");
        QTest::addColumn<QString>("words");
        QTest::newRow("whole") << RepairReport{120, 0, 3, 5, false, u"/data/records.damaged"_s}
                               << u"Came through: 120 records, 3 drafts and 5 labels. Nothing is known to "
                                  "be missing.\n\nThe damaged file is kept at /data/records.damaged"_s;
        QTest::newRow("rebuilt, with a loss")
            << RepairReport{2, 1, 0, 0, true, {}}
            << u"Came through: 2 records. 1 of the records was read from the history. "
               "Some of it could not be read: look whether something is missing."_s;
    }
    void aRepairIsSaidInWords()
    {
        QFETCH(RepairReport, report);
        QFETCH(QString, words);
        QCOMPARE(RepairNotice::words(report), words);
    }

    void aRepairBeforeTheWindowIsToldInTheWindow()
    {
        Q_EMIT m_console->accountRepaired({1, 0, 0, 0, false, u"/data/records.damaged"_s});
        m_controller->openWindow();
        QTRY_VERIFY(m_controller->window()->findChild<QDialog*>(u"repairNotice"_s));
    }

    void aWrongClockIsABadgeAndNothingElse()
    {
        m_controller->openWindow();
        Q_EMIT m_console->accountOpened({});
        ConnectionStatus status;
        status.state = ConnectionStatus::State::Online;
        status.clockOffsetMs = -180'000;
        Q_EMIT m_console->connectionChanged(status);
        const auto* badge = m_controller->window()->findChild<IconLabel*>(u"clockStatus"_s);
        QVERIFY(badge->isVisibleTo(m_controller->window()));
        QCOMPARE(badge->text(), u"This computer's clock is 3 min ahead of the server's"_s);
        QVERIFY(badge->toolTip().contains(u"Both times are kept"_s));
        QVERIFY(!m_controller->window()
                     ->findChild<QWidget*>(u"infoStrip"_s)
                     ->isVisibleTo(m_controller->window()));
        status.clockOffsetMs = 0;
        Q_EMIT m_console->connectionChanged(status);
        QVERIFY(!badge->isVisibleTo(m_controller->window()));
    }

    void cancelInTheSignInDialogCancels()
    {
        m_controller->openWindow();
        Q_EMIT m_console->signInNeeded(u"https://training.demo.example"_s, u"instructor@demo.example"_s);
        const auto dialog = [this] {
            return m_controller->window()->findChild<SignInDialog*>();
        };
        QTRY_VERIFY(dialog());
        dialog()->findChild<QLineEdit*>(u"password"_s)->setText(u"a password"_s);
        dialog()->findChild<QPushButton*>(u"signIn"_s)->click();
        QVERIFY(dialog()->isBusy());
        dialog()->reject();
        QTRY_VERIFY(!dialog());
        // What was on the way already opens nothing.
        Q_EMIT m_console->signInFailed({FailureReason::Unreachable, u"No connection."_s, {}});
        QVERIFY(!dialog());
        Q_EMIT m_console->signInCancelled();
        Q_EMIT m_console->signInFailed({FailureReason::Unreachable, u"No connection."_s, {}});
        QVERIFY(dialog());
    }

    void aMissingKeyStoreIsRemembered()
    {
        m_controller->openWindow();
        Q_EMIT m_console->signInNeeded(u"https://training.demo.example"_s, u"instructor@demo.example"_s);
        Q_EMIT m_console->signInFailed({FailureReason::SecretStoreMissing, u"No key store."_s, {}});
        QVERIFY(Preferences(m_folder.filePath(u"window.ini"_s)).keyStoreMissing);
        AccountInfo account;
        account.sessionOnly = true;
        Q_EMIT m_console->accountOpened(account);
        QVERIFY(m_preferences->keyStoreMissing);
        Q_EMIT m_console->accountClosed();
        Q_EMIT m_console->signInNeeded({}, {});
        const auto* stay = m_controller->window()->findChildren<QCheckBox*>(u"staySignedIn"_s).constLast();
        QVERIFY(!stay->isChecked());
    }

    void whatNeedsAttentionIsOneClickAway()
    {
        m_controller->openWindow();
        Q_EMIT m_console->accountOpened({});
        ConnectionStatus status;
        status.state = ConnectionStatus::State::Online;
        status.needsAttention = 1;
        Q_EMIT m_console->connectionChanged(status);
        auto* const button = m_controller->window()->findChild<QPushButton*>(u"attentionStatus"_s);
        QVERIFY(button && button->isVisibleTo(m_controller->window()));
        QCOMPARE(button->text(), u"1 needs attention"_s);
        QVERIFY(button->focusPolicy() & Qt::TabFocus);
        button->click();
        QCOMPARE(m_preferences->view, SessionView::NeedsAttention);
        status.needsAttention = 0;
        Q_EMIT m_console->connectionChanged(status);
        QVERIFY(!button->isVisibleTo(m_controller->window()));
    }

    void aRefusalForASessionThatIsGoneFromTheScreenIsToldAndItsTextKept()
    {
        m_controller->openWindow();
        QSignalSpy tried(m_console.get(),
                         &Console::draftRefused); // nobody is signed in: each try is answered so
        auto detail = std::make_shared<SessionDetail>();
        detail->row = listedRow(4);
        const QUuid session = detail->row.session->id;
        auto* const panel = m_controller->window()->detail();
        Q_EMIT m_console->accountOpened({});
        Q_EMIT m_controller->window()->sheet()->table()->selectedByUser(session);
        Q_EMIT m_console->detailChanged(detail);
        panel->fillForm(session, {u"85"_s, {}, {}});
        panel->complete();
        Q_EMIT m_controller->window()->sheet()->table()->selectedByUser(QUuid::createUuid());
        tried.clear();
        Q_EMIT m_console->saveRefused(session, {FailureReason::DiskFull, u"The disk is full."_s, {}});
        const auto said = [this] {
            return m_controller->window()->sheet()->undoBar()->findChild<QLabel*>()->text();
        };
        QVERIFY2(said().contains(u"The disk is full. What was entered is kept as its draft."_s),
                 qPrintable(said()));
        QTRY_VERIFY(!tried.isEmpty());
        QCOMPARE(tried.at(0).at(0).toUuid(), session);
    }

    void aRefusalForASessionThatOneCameBackToKeepsItsTextToo()
    {
        m_controller->openWindow();
        QSignalSpy tried(m_console.get(), &Console::draftRefused);
        const auto detailOf = [](int number) {
            auto detail = std::make_shared<SessionDetail>();
            detail->row = listedRow(number);
            return detail;
        };
        const QUuid session = detailOf(4)->row.session->id;
        auto* const panel = m_controller->window()->detail();
        const auto choose = [&](int number) {
            const auto detail = detailOf(number);
            Q_EMIT m_controller->window()->sheet()->table()->selectedByUser(detail->row.session->id);
            Q_EMIT m_console->detailChanged(detail);
        };
        Q_EMIT m_console->accountOpened({});
        choose(4);
        panel->fillForm(session, {u"85"_s, {}, {}});
        panel->complete();
        QVERIFY(panel->isSubmitted(session));
        choose(5);
        choose(4);
        QVERIFY(!panel->isSubmitted(session));
        QVERIFY(panel->form()->text().isEmpty()); // its draft, which does not know what was typed last
        tried.clear();
        Q_EMIT m_console->saveRefused(session, {FailureReason::DiskFull, u"The disk is full."_s, {}});
        QTRY_VERIFY(!tried.isEmpty());
        QCOMPARE(tried.at(0).at(0).toUuid(), session);
    }

    void aDraftWhoseResultIsSavedIsNotTriedAgain()
    {
        DraftKeeper drafts(*m_console);
        drafts.setRetryInterval(20);
        QSignalSpy tried(m_console.get(), &Console::draftRefused); // nobody is signed in
        const QUuid completed = QUuid::createUuid();
        const QUuid open = QUuid::createUuid();
        drafts.save(completed, {{85.0, {}}, {}, {}});
        drafts.save(open, {{60.0, {}}, {}, {}});
        QTRY_VERIFY(drafts.unsaved(completed) && drafts.unsaved(open));
        drafts.forget(completed);
        QVERIFY(!drafts.unsaved(completed));
        tried.clear();
        QTRY_VERIFY(tried.size() >= 3);
        for (const QList<QVariant>& each : std::as_const(tried))
            QCOMPARE(each.at(0).toUuid(), open);
    }

    /// Whoever waits for the drafts before leaving must not wait for one that went with its result.
    void aForgottenDraftIsNotWaitedFor()
    {
        DraftKeeper drafts(*m_console);
        QSignalSpy answered(&drafts, &DraftKeeper::answered);
        const QUuid session = QUuid::createUuid();
        drafts.save(session, {{85.0, {}}, {}, {}});
        QVERIFY(!drafts.areSaved());
        drafts.forget(session);
        QVERIFY(drafts.areSaved());
        QCOMPARE(answered.size(), 1);
    }

    void filesOfReceiptsHaveNamesThatEverySystemTakes()
    {
        const QDate day(2026, 11, 23);
        QCOMPARE(ReceiptController::fileName(u"Group B, seat 4"_s, day),
                 u"Receipt, Group B, seat 4, 2026-11-23.txt"_s);
        QCOMPARE(ReceiptController::fileName(u"A/B: \"c\" \\ d?"_s, day),
                 u"Receipt, A-B- -c- - d-, 2026-11-23.txt"_s);
        QCOMPARE(ReceiptController::fileName({}, day), u"Receipt, 2026-11-23.txt"_s);
        QVERIFY(ReceiptController::fileName(QString(500, u'x'), day).size() < 140);
    }
};

QTEST_MAIN(MainControllerTest)
#include "main_controller_test.moc"
