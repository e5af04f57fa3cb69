#include "detail_samples.h"
#include "panel_fixture.h"
#include "ui/common/fonts.h"
#include "ui/common/pill.h"
#include "ui/common/theme.h"
#include "ui/common/time_line.h"
#include "ui/common/toggle_section.h"
#include "ui/common/tone_label.h"
#include "ui/completion/completion_form.h"
#include "ui/completion/detail_panel.h"
#include "ui/completion/number_box.h"
#include "ui/completion/preview_strip.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace lectern;
using namespace lectern::samples;
using namespace lectern::test;

/// The whole detail panel.
class DetailPanelTest : public PanelFixture
{
    Q_OBJECT

private Q_SLOTS:
    void nothingSelectedSaysSo()
    {
        QVERIFY(shows("nothingSelected"));
        QVERIFY(!shows("complete"));
        m_panel->setDetail(share(underWay()));
        QVERIFY(!shows("nothingSelected"));
        QVERIFY(shows("complete"));
        m_panel->setDetail(nullptr);
        QVERIFY(shows("nothingSelected"));
        QVERIFY(m_panel->sessionId().isNull());
    }

    void headSaysWhatSessionItIs()
    {
        m_panel->setDetail(share(underWay()));
        QCOMPARE(part<QLabel>("sessionTitle")->text(), QStringLiteral("Confined Space Entry"));
        QCOMPARE(part<QLabel>("sessionFacts")->text(), QStringLiteral("1.4.2 · Quest 3 · attempt 1"));
        QCOMPARE(part<PillLabel>("sessionStatus")->text(), QStringLiteral("In progress"));
        QCOMPARE(part<IconLabel>("labelText")->text(), QStringLiteral("Group B, seat 4"));
        const auto steps = part<TimeLine>("timeLine")->steps();
        QCOMPARE(steps.at(1).duration, QStringLiteral("2 min"));
        QCOMPARE(steps.at(2).duration, QStringLiteral("34 min so far"));
        QVERIFY(steps.at(2).running);
        QVERIFY(!steps.at(2).reached);
    }

    void labelIsEditedInPlace()
    {
        QSignalSpy labels(m_panel.get(), &DetailPanel::labelChanged);
        m_panel->setDetail(share(underWay()));
        m_panel->focusScore();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F2);
        auto* edit = part<QLineEdit>("labelEdit");
        QVERIFY(edit->hasFocus());
        QTest::keyClicks(edit, QStringLiteral("Rig 2"));
        m_panel->setDetail(share(underWay())); // a refresh does not end it
        QCOMPARE(edit->text(), QStringLiteral("Rig 2"));
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(labels.size(), 1);
        QCOMPARE(labels.at(0).at(0).toUuid(), sessionId(4));
        QCOMPARE(labels.at(0).at(1).toString(), QStringLiteral("Rig 2"));
        m_panel->editLabel();
        QTest::keyClicks(edit, QStringLiteral("X"));
        QTest::keyClick(edit, Qt::Key_Escape);
        QCOMPARE(labels.size(), 1);
        QVERIFY(!edit->isVisible());
    }

    void halfTypedLabelBelongsToItsSession()
    {
        QSignalSpy labels(m_panel.get(), &DetailPanel::labelChanged);
        m_panel->setDetail(share(underWay(4)));
        m_panel->editLabel();
        QTest::keyClicks(part<QLineEdit>("labelEdit"), QStringLiteral("Rig 2"));
        m_panel->setDetail(share(underWay(5)));
        QCOMPARE(labels.size(), 1);
        QCOMPARE(labels.at(0).at(0).toUuid(), sessionId(4));
        QCOMPARE(part<IconLabel>("labelText")->text(), QStringLiteral("Group B, seat 5"));
    }

    void draftFillsTheForm()
    {
        m_panel->setDetail(share(withDraft(underWay(), draftText())));
        QCOMPARE(m_panel->form()->text(), draftText());
        QVERIFY(shows("draftSaved"));
        QVERIFY(m_panel->canComplete());
    }

    void newerDetailOverwritesNothingTyped()
    {
        m_panel->setDetail(share(underWay()));
        type(QStringLiteral("85"));
        m_panel->setDetail(share(withDraft(underWay(), {QStringLiteral("8"), {}, {}})));
        QCOMPARE(score(), QStringLiteral("85"));
        m_panel->flushDraft();
        m_panel->setDetail(share(underWay()));
        QCOMPARE(score(), QStringLiteral("85"));
    }

    void switchingHandsTheDraftOverFirst()
    {
        QSignalSpy drafts(m_panel.get(), &DetailPanel::draftChanged);
        m_panel->setDetail(share(underWay(4)));
        type(QStringLiteral("85"));
        m_panel->setDetail(share(underWay(5)));
        QCOMPARE(drafts.size(), 1);
        QCOMPARE(drafts.at(0).at(0).toUuid(), sessionId(4));
        QVERIFY(score().isEmpty());
        type(QStringLiteral("60"));
        m_panel->clear();
        QCOMPARE(drafts.size(), 2);
        QCOMPARE(drafts.at(1).at(0).toUuid(), sessionId(5));
    }

    void hidingTheWindowHandsTheDraftOver()
    {
        QSignalSpy drafts(m_panel.get(), &DetailPanel::draftChanged);
        m_panel->setDetail(share(underWay()));
        type(QStringLiteral("85"));
        m_panel->hide();
        QCOMPARE(drafts.size(), 1);
    }

    void completeIsPossibleOnlyWhenValid()
    {
        QSignalSpy completions(m_panel.get(), &DetailPanel::completeRequested);
        QSignalSpy can(m_panel.get(), &DetailPanel::canCompleteChanged);
        m_panel->setDetail(share(underWay()));
        type(QStringLiteral("850"));
        part<QPlainTextEdit>("notesEdit")->setPlainText(QString(1038, u'n'));
        QVERIFY(!m_panel->canComplete());
        QVERIFY(!part<QPushButton>("complete")->isEnabled());
        QVERIFY(shows("openFields"));
        QVERIFY2(part<QLabel>("openFields")
                     ->accessibleName()
                     .endsWith(QStringLiteral("to complete: Score, Notes")),
                 qPrintable(part<QLabel>("openFields")->accessibleName()));
        m_panel->complete();
        QVERIFY(completions.isEmpty());
        Q_EMIT part<QLabel>("openFields")->linkActivated(QStringLiteral("1"));
        QVERIFY(part<QPlainTextEdit>("notesEdit")->hasFocus());
        part<QPlainTextEdit>("notesEdit")->setPlainText({});
        type(QStringLiteral("85"));
        QVERIFY(!shows("openFields"));
        QTest::mouseClick(part<QPushButton>("complete"), Qt::LeftButton);
        QCOMPARE(completions.size(), 1);
        QCOMPARE(completions.at(0).at(1).value<Completion>().score, Score::of(85.0));
        QCOMPARE(can.at(can.size() - 2).at(0).toBool(), true);
        QCOMPARE(can.constLast().at(0).toBool(), false); // until it is known what became of it
    }

    void controlEnterCompletesAndGoesOnOnlyWhenValid_data()
    {
        QTest::addColumn<QString>("field");
        QTest::newRow("score") << "scoreBox";
        QTest::newRow("time") << "timeBox";
        QTest::newRow("notes") << "notesEdit";
        QTest::newRow("slider") << "scoreSlider";
    }
    void controlEnterCompletesAndGoesOnOnlyWhenValid()
    {
        QFETCH(QString, field);
        QSignalSpy next(m_panel.get(), &DetailPanel::completeAndNextRequested);
        m_panel->setDetail(share(underWay()));
        type(QStringLiteral("850"));
        auto* place = m_panel->findChild<QWidget*>(field);
        place->setFocus();
        QTest::keyClick(place, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(next.isEmpty());
        type(QStringLiteral("85"));
        place->setFocus();
        QTest::keyClick(place, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(next.size(), 1);
        QCOMPARE(m_panel->form()->text().notes, QString());
    }

    void completedTextIsNoDraftAnyMore()
    {
        QSignalSpy drafts(m_panel.get(), &DetailPanel::draftChanged);
        m_panel->setDetail(share(underWay()));
        type(QStringLiteral("85"));
        m_panel->complete();
        m_panel->setDetail(share(withRecord(underWay(), RecordState::Queued)));
        QVERIFY(shows("resultView"));
        QVERIFY(!shows("completionForm"));
        QVERIFY(!shows("complete"));
        QVERIFY(!drafts.wait(600));
    }

    void refusedCompletionKeepsTextAndSaysWhy()
    {
        QSignalSpy drafts(m_panel.get(), &DetailPanel::draftChanged);
        m_panel->setDetail(share(underWay()));
        type(QStringLiteral("85"));
        m_panel->complete();
        m_panel->showSaveRefused(sessionId(4),
                                 {FailureReason::DiskFull, QStringLiteral("The disk is full."), {}});
        QVERIFY(shows("saveRefusal"));
        m_panel->showSaveRefused(
            sessionId(4), {FailureReason::DiskFull, QStringLiteral("The disk is full. ").repeated(9), {}});
        auto* words = part<QWidget>("saveRefusal");
        QTRY_VERIFY(words->height() >= words->heightForWidth(words->width()));
        QVERIFY(words->heightForWidth(words->width()) > 40); // several lines, all of them there
        QCOMPARE(score(), QStringLiteral("85"));
        QCOMPARE(drafts.size(), 1);
        QVERIFY(m_panel->canComplete());
    }

    void nothingIsCompletedTwiceBeforeTheAnswer()
    {
        QSignalSpy completions(m_panel.get(), &DetailPanel::completeRequested);
        QSignalSpy drafts(m_panel.get(), &DetailPanel::draftChanged);
        m_panel->setDetail(share(underWay()));
        type(QStringLiteral("85"));
        m_panel->complete();
        m_panel->complete();
        part<QPushButton>("complete")->click();
        QCOMPARE(completions.size(), 1);
        const SessionDetail after = withRecord(underWay(), RecordState::Queued);
        m_panel->showSaved(sessionId(4), after.records.constFirst().id);
        m_panel->complete();
        QCOMPARE(completions.size(), 1); // the form is still there, its detail is on the way
        m_panel->setDetail(share(after));
        QVERIFY(shows("resultView"));
        m_panel->fillForm(sessionId(4), {QStringLiteral("85"), {}, {}});
        m_panel->setDetail(share(withDraft(underWay(), {QStringLiteral("85"), {}, {}})));
        m_panel->complete();
        QCOMPARE(completions.size(), 2);
        QVERIFY(drafts.isEmpty());
    }

    void aShortcutLeavesAnUntouchedFormAlone()
    {
        QSignalSpy next(m_panel.get(), &DetailPanel::completeAndNextRequested);
        m_panel->setDetail(share(underWay()), CompletionGuard::Arrival::ByProgram);
        m_panel->focusScore();
        QTest::keyClick(part<QWidget>("scoreBox"), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(next.isEmpty());
        QVERIFY(shows("saveRefusal"));
        type(QStringLiteral("85"));
        QVERIFY(!shows("saveRefusal"));
        QTest::keyClick(part<QWidget>("scoreBox"), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(next.size(), 1);
    }

    void whatIsOnItsWayIsNotCompletedForTheOneBefore()
    {
        QSignalSpy completions(m_panel.get(), &DetailPanel::completeRequested);
        QSignalSpy drafts(m_panel.get(), &DetailPanel::draftChanged);
        m_panel->setDetail(share(underWay()));
        type(QStringLiteral("85"));
        m_panel->expect(sessionId(9));
        QCOMPARE(drafts.size(), 1); // kept at once
        QVERIFY(!m_panel->canComplete());
        part<QPushButton>("complete")->click();
        QVERIFY(completions.isEmpty());
    }

    void aDraftThatIsNotSavedIsSaidUntilItIs()
    {
        m_panel->setDetail(share(underWay()));
        type(QStringLiteral("85"));
        m_panel->showDraftRefused(sessionId(4),
                                  {FailureReason::DiskFull, QStringLiteral("The disk is full."), {}});
        QVERIFY(shows("saveRefusal"));
        QVERIFY(m_panel->canComplete());
        m_panel->flushDraft();
        m_panel->showDraftSaved(sessionId(4), m_clock.now());
        QVERIFY(!shows("saveRefusal"));
    }

    void recalledRecordIsBackInTheForm()
    {
        m_panel->setDetail(share(withRecord(underWay(), RecordState::Queued)));
        m_panel->fillForm(sessionId(4), {QStringLiteral("85"), {}, {}});
        m_panel->setDetail(share(withDraft(underWay(), {QStringLiteral("85"), {}, {}})));
        QVERIFY(shows("completionForm"));
        QCOMPARE(score(), QStringLiteral("85"));
        QVERIFY(m_panel->canComplete());
        m_panel->fillForm(sessionId(9), {QStringLiteral("1"), {}, {}});
        QCOMPARE(score(), QStringLiteral("85"));
    }

    void lowWindowFoldsTimeLineAndPackage()
    {
        m_panel->setDetail(share(underWay()));
        QVERIFY(shows("timeLine"));
        QVERIFY(shows("packageDescription"));
        m_panel->setCompact(true);
        QVERIFY(!shows("timeLine"));
        QVERIFY(!shows("packageDescription"));
        QVERIFY(shows("completionForm"));
        part<QAbstractButton>("timeLineFold")->click();
        QTRY_VERIFY(shows("timeLine"));
        m_panel->setCompact(false);
        QVERIFY(shows("timeLine"));
        QVERIFY(shows("packageDescription"));
    }

    void nothingIsCutAtTheNarrowestWidth_data()
    {
        QTest::addColumn<SessionDetailPtr>("detail");
        QTest::newRow("form") << share(underWay());
        QTest::newRow("attention") << share(
            withRecord(underWay(), RecordState::NeedsAttention, AttentionReason::Rejected));
        QTest::newRow("completed") << share(withRecord(underWay(), RecordState::Queued));
    }
    void nothingIsCutAtTheNarrowestWidth()
    {
        QFETCH(SessionDetailPtr, detail);
        m_panel->setDetail(detail);
        m_panel->resize(300, 740);
        auto* content = part<QWidget>("detailContent");
        QTRY_COMPARE(content->width(), content->parentWidget()->width());
        for (const QLabel* label : content->findChildren<QLabel*>()) {
            if (!label->isVisibleTo(m_panel.get()) || !label->wordWrap())
                continue;
            QVERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
        }
    }

    void keyboardGoesToTheFormOrWhatThereIs()
    {
        m_panel->setDetail(share(underWay()));
        m_panel->focusScore();
        QVERIFY(part<QWidget>("scoreBox")->hasFocus());
        m_panel->setDetail(share(completedElsewhere()));
        m_panel->focusScore();
        QVERIFY(part<QWidget>("labelPencil")->hasFocus());
    }

    void everythingFocusableHasAName_data()
    {
        QTest::addColumn<SessionDetailPtr>("detail");
        QTest::newRow("form") << share(underWay());
        QTest::newRow("attention") << share(
            withRecord(underWay(), RecordState::NeedsAttention, AttentionReason::Conflict));
        QTest::newRow("completed") << share(completedElsewhere());
    }
    void everythingFocusableHasAName()
    {
        QFETCH(SessionDetailPtr, detail);
        m_panel->setDetail(detail);
        int seen = 0;
        for (QWidget* widget : m_panel->findChildren<QWidget*>()) {
            if (!widget->isVisibleTo(m_panel.get()) || !(widget->focusPolicy() & Qt::TabFocus) ||
                widget->focusProxy())
                continue;
            ++seen;
            QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(widget);
            QVERIFY(spoken);
            QVERIFY2(!spoken->text(QAccessible::Name).isEmpty(),
                     qPrintable(QString::fromLatin1(widget->metaObject()->className()) + u' ' +
                                widget->objectName()));
        }
        QVERIFY(seen >= 3);
    }

    void tabGoesFromTheLabelDownToComplete()
    {
        m_panel->setDetail(share(underWay()));
        part<QWidget>("labelPencil")->setFocus(Qt::TabFocusReason);
        QStringList names{QStringLiteral("labelPencil")};
        for (int i = 0; i < 30 && names.constLast() != QStringLiteral("complete"); ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            names.append(QApplication::focusWidget()->objectName());
        }
        QCOMPARE(names.at(1), QStringLiteral("scoreBox"));
        QCOMPARE(names.constLast(), QStringLiteral("complete"));
        const auto at = [&names](const char* name) {
            return names.indexOf(QLatin1String(name));
        };
        QVERIFY(at("notesEdit") > at("timeBox"));
        QVERIFY(at("copyChecksum") > at("notesEdit"));
        QVERIFY(at("completeAndNext") > at("copyChecksum"));
        QCOMPARE(at("complete"), at("completeAndNext") + 1);
    }
};

QTEST_MAIN(DetailPanelTest)
#include "detail_panel_test.moc"
