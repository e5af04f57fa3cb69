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

/// The form alone, as a person meets it: keys, clicks, what stands there.
class CompletionFormTest : public FormFixture
{
    Q_OBJECT

private Q_SLOTS:
    void emptyScoreIsNoneNotZero()
    {
        QVERIFY(m_form->completion());
        QVERIFY(!m_form->completion()->score);
        QCOMPARE(preview(), QStringLiteral("Completes without pass or fail"));
        QCOMPARE(m_score->findChild<QLineEdit*>()->placeholderText(), QStringLiteral("None"));
        QVERIFY(!m_slider->score());
        type(QStringLiteral("0"));
        QCOMPARE(m_form->completion()->score, Score::of(0.0));
        QCOMPARE(preview(), QStringLiteral("0 → 0 · Failed (pass mark 70)"));
    }

    void resultIsShownAsOneTypes_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("shown");
        QTest::addColumn<double>("score");
        QTest::newRow("whole") << "en_GB"
                               << "85"
                               << "85 → 0.85 · Passed (pass mark 70)" << 85.0;
        QTest::newRow("pass mark") << "en_GB"
                                   << "70"
                                   << "70 → 0.7 · Passed (pass mark 70)" << 70.0;
        QTest::newRow("just below") << "en_GB"
                                    << "69.9"
                                    << "69.9 → 0.699 · Failed (pass mark 70)" << 69.9;
        QTest::newRow("German") << "de_DE"
                                << "85,5"
                                << "85,5 → 0,855 · Passed (pass mark 70)" << 85.5;
    }
    void resultIsShownAsOneTypes()
    {
        QFETCH(QString, locale);
        QFETCH(QString, typed);
        QFETCH(double, score);
        QLocale::setDefault(QLocale(locale));
        type(typed);
        QTEST(preview(), "shown");
        QVERIFY(m_form->completion());
        QCOMPARE(m_form->completion()->score, Score::of(score));
        QVERIFY(scoreMessage().isEmpty());
    }

    void tooHighAScoreIsExplainedAndTheLikelyOneNamed()
    {
        type(QStringLiteral("850"));
        QCOMPARE(scoreMessage(), QStringLiteral("Score from 0 to 100. Did you mean 85?"));
        QVERIFY(isInvalid(m_score));
        QCOMPARE(preview(), QStringLiteral("No result yet"));
        QVERIFY(!m_form->completion());
        QCOMPARE(m_form->openFields().size(), 1);
        QCOMPARE(m_form->openFields().constFirst().name, QStringLiteral("Score"));
        QTest::keyClick(m_score, Qt::Key_Backspace);
        QVERIFY(scoreMessage().isEmpty());
        QVERIFY(!isInvalid(m_score));
        QVERIFY(m_form->completion());
    }

    void decimalsOfAnotherLocaleAreRefusedAndTranslated()
    {
        type(QStringLiteral("85,5"));
        QVERIFY2(scoreMessage().endsWith(QStringLiteral("Did you mean 85.5?")), qPrintable(scoreMessage()));
        QLocale::setDefault(QLocale(QStringLiteral("de_DE")));
        type(QStringLiteral("85.5"));
        QVERIFY2(scoreMessage().endsWith(QStringLiteral("Did you mean 85,5?")), qPrintable(scoreMessage()));
    }

    void unfinishedNumberIsNoErrorUntilTheFieldIsLeft()
    {
        type(QStringLiteral("7."));
        QVERIFY(scoreMessage().isEmpty());
        QVERIFY(!m_form->completion());
        QCOMPARE(m_form->openFields().size(), 1);
        m_notes->setFocus();
        QTRY_VERIFY(!scoreMessage().isEmpty());
        m_form->focusScore();
        type(QStringLiteral("7.5"));
        QVERIFY(scoreMessage().isEmpty());
        QVERIFY(m_form->completion());
    }

    void messageMovesNothingAboveIt()
    {
        const auto top = [this](QWidget* widget) {
            return widget->mapTo(m_form.get(), QPoint()).y();
        };
        const int score = top(m_score);
        const int slider = top(m_slider);
        const int quick = top(part<QPushButton>("quickScore50"));
        type(QStringLiteral("850"));
        QTRY_VERIFY(top(part<QPushButton>("quickScore50")) > quick);
        QCOMPARE(top(m_score), score);
        QCOMPARE(top(m_slider), slider);
    }

    void boxSliderAndQuickValuesAreOneValue()
    {
        type(QStringLiteral("78.5"));
        QCOMPARE(m_slider->score(), std::optional(78.5));
        QTest::mouseClick(part<QPushButton>("quickScore90"), Qt::LeftButton);
        QCOMPARE(m_score->text(), QStringLiteral("90"));
        QCOMPARE(m_slider->score(), std::optional(90.0));
        m_slider->setFocus();
        QTest::keyClick(m_slider, Qt::Key_Right);
        QCOMPARE(m_score->text(), QStringLiteral("91"));
        QCOMPARE(m_form->completion()->score, Score::of(91.0));
        QTest::mouseClick(part<QPushButton>("quickNoScore"), Qt::LeftButton);
        QVERIFY(m_score->text().isEmpty());
        QVERIFY(!m_slider->score());
        QVERIFY(!m_form->completion()->score);
    }

    void sliderKeepsTheLastValidScore()
    {
        type(QStringLiteral("850"));
        QCOMPARE(m_slider->score(), std::optional(85.0));
        QTest::keyClicks(m_score, QStringLiteral("x"));
        QCOMPARE(m_slider->score(), std::optional(85.0));
    }

    void arrowKeysStepFromWhatStandsThere()
    {
        type(QStringLiteral("78.5"));
        QTest::keyClick(m_score, Qt::Key_Up);
        QCOMPARE(m_score->text(), QStringLiteral("79.5"));
        QTest::keyClick(m_score, Qt::Key_PageDown);
        QCOMPARE(m_score->text(), QStringLiteral("69.5"));
        type(QStringLiteral("850"));
        QTest::keyClick(m_score, Qt::Key_Down);
        QCOMPARE(m_score->text(), QStringLiteral("100"));
        QTest::keyClick(m_score, Qt::Key_Up);
        QCOMPARE(m_score->text(), QStringLiteral("100"));
    }

    void wheelOverAFieldWithoutKeyboardChangesNothing()
    {
        type(QStringLiteral("80"));
        m_notes->setFocus();
        for (QWidget* field : {static_cast<QWidget*>(m_score), static_cast<QWidget*>(m_slider)}) {
            QWheelEvent turn(QPointF(5, 5), field->mapToGlobal(QPointF(5, 5)), {}, {0, -120}, Qt::NoButton,
                             Qt::NoModifier, Qt::NoScrollPhase, false);
            QApplication::sendEvent(field, &turn);
        }
        QCOMPARE(m_score->text(), QStringLiteral("80"));
    }

    void notesAreCountedInUtf16Units_data()
    {
        QTest::addColumn<QString>("notes");
        QTest::addColumn<bool>("valid");
        QTest::addColumn<int>("surplusStart");
        const QString emoji = QString::fromUtf8("\xF0\x9F\x98\x80"); // two units
        const QString accent = QStringLiteral("e") + QChar(0x0301);  // two units, one letter
        QTest::newRow("1000 letters") << QString(1000, u'a') << true << -1;
        QTest::newRow("1001 letters") << QString(1001, u'a') << false << 1000;
        QTest::newRow("500 emoji") << emoji.repeated(500) << true << -1;
        QTest::newRow("an emoji across the limit") << QString(999, u'a') + emoji << false << 999;
        QTest::newRow("500 accents") << accent.repeated(500) << true << -1;
        QTest::newRow("501 accents") << accent.repeated(501) << false << 1000;
        QTest::newRow("lines") << QStringLiteral("ab\n").repeated(333) + u'c' << true << -1;
    }
    void notesAreCountedInUtf16Units()
    {
        QFETCH(QString, notes);
        QFETCH(bool, valid);
        m_notes->setPlainText(notes);
        QCOMPARE(m_form->text().notes, notes); // nothing is cut off
        QCOMPARE(m_form->completion().has_value(), valid);
        QTEST(notesField()->surplusStart(), "surplusStart");
        QCOMPARE(notesField()->counterText(),
                 QStringLiteral("%1 of 1,000").arg(QLocale().toString(notes.size())));
        QCOMPARE(m_notes->extraSelections().isEmpty(), valid);
        QCOMPARE(part<FieldMessage>("notesMessage")->hasError(), !valid);
        if (!valid)
            QCOMPARE(m_notes->extraSelections().constFirst().cursor.selectionEnd(), notes.size());
    }

    void noBreakSpacesSurvive()
    {
        const QString text = QStringLiteral("10") + QChar(QChar::Nbsp) + QStringLiteral("min");
        m_form->fill({{}, {}, text});
        QCOMPARE(m_form->text().notes, text);
    }

    void draftIsHandedOverOnceAfterTyping()
    {
        QSignalSpy drafts(m_form.get(), &CompletionForm::draftChanged);
        type(QStringLiteral("85"));
        QVERIFY(drafts.isEmpty());
        QVERIFY(drafts.wait(2000));
        QCOMPARE(drafts.size(), 1);
        QCOMPARE(drafts.at(0).at(0).toUuid(), sessionId(1));
        QCOMPARE(drafts.at(0).at(1).value<CompletionText>().score, QStringLiteral("85"));
        m_form->flush();
        QCOMPARE(drafts.size(), 1);
    }

    void invalidTextIsADraftToo()
    {
        QSignalSpy drafts(m_form.get(), &CompletionForm::draftChanged);
        type(QStringLiteral("850"));
        m_form->flush();
        QCOMPARE(drafts.at(0).at(1).value<CompletionText>().score, QStringLiteral("850"));
    }

    void leavingAFieldHandsTheDraftOver()
    {
        QSignalSpy drafts(m_form.get(), &CompletionForm::draftChanged);
        type(QStringLiteral("8"));
        m_notes->setFocus();
        QTRY_COMPARE_WITH_TIMEOUT(drafts.size(), 1, 300); // sooner than the debounce
    }

    void anotherSessionTakesItsOwnTextAndLeavesTheOldDraftBehind()
    {
        QSignalSpy drafts(m_form.get(), &CompletionForm::draftChanged);
        type(QStringLiteral("85"));
        m_form->load(sessionId(2), {QStringLiteral("60"), {}, {}}, {}, {});
        QCOMPARE(drafts.size(), 1);
        QCOMPARE(drafts.at(0).at(0).toUuid(), sessionId(1));
        QCOMPARE(drafts.at(0).at(1).value<CompletionText>().score, QStringLiteral("85"));
        QCOMPARE(m_form->text().score, QStringLiteral("60"));
        QVERIFY(!drafts.wait(600)); // loading makes no draft
    }

    void refreshTouchesNothingThatWasTyped()
    {
        type(QStringLiteral("85"));
        m_form->refresh({QStringLiteral("12"), {}, {}}, {}, {});
        QCOMPARE(m_form->text().score, QStringLiteral("85"));
        m_form->flush();
        m_form->refresh({}, {}, {}); // older than what was handed over
        QCOMPARE(m_form->text().score, QStringLiteral("85"));
    }

    void refreshFillsAFormNobodyTouched()
    {
        m_form->refresh({QStringLiteral("12"), {}, {}}, {}, today("10:32"));
        QCOMPARE(m_form->text().score, QStringLiteral("12"));
    }

    void savedDraftIsToldUntilTheNextChange()
    {
        auto* saved = part<IconLabel>("draftSaved");
        type(QStringLiteral("85"));
        m_form->flush();
        QVERIFY(!saved->isVisibleTo(m_form.get()));
        m_form->showDraftSaved(today("10:32"));
        QVERIFY(saved->isVisibleTo(m_form.get()));
        QVERIFY(saved->text().startsWith(QStringLiteral("Draft saved ")));
        QTest::keyClicks(m_score, QStringLiteral(".5"));
        QVERIFY(!saved->isVisibleTo(m_form.get()));
        m_form->showDraftSaved(today("10:32")); // of the older text
        QVERIFY(!saved->isVisibleTo(m_form.get()));
    }

    void submittedTextMakesNoDraft()
    {
        QSignalSpy drafts(m_form.get(), &CompletionForm::draftChanged);
        type(QStringLiteral("85"));
        m_form->markSubmitted();
        m_form->load(sessionId(2), {}, {}, {});
        QVERIFY(!drafts.wait(600));
        type(QStringLiteral("60"));
        m_form->markSubmitted();
        m_form->markRefused();
        QCOMPARE(drafts.size(), 1);
        QCOMPARE(drafts.at(0).at(1).value<CompletionText>().score, QStringLiteral("60"));
    }

    void tabGoesFromTheScoreToTheNotes()
    {
        QStringList names{m_score->objectName()};
        for (int i = 0; i < 20 && !m_notes->hasFocus(); ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            names.append(QApplication::focusWidget()->objectName());
        }
        const QStringList expected{
            QStringLiteral("scoreBox"),     QStringLiteral("scoreSlider"),     QStringLiteral("quickScore50"),
            QStringLiteral("quickScore60"), QStringLiteral("quickScore70"),    QStringLiteral("quickScore80"),
            QStringLiteral("quickScore90"), QStringLiteral("quickScore100"),   QStringLiteral("quickNoScore"),
            QStringLiteral("timeBox"),      QStringLiteral("stopWatchButton"), QStringLiteral("notesEdit")};
        QCOMPARE(names, expected);
    }

    void timeOfRecordingTakesRoomInTheNotes_data()
    {
        QTest::addColumn<int>("length");
        QTest::addColumn<QString>("counter");
        QTest::addColumn<QString>("message");
        QTest::newRow("empty") << 0 << "0 + 34 of 1,000"
                               << "";
        QTest::newRow("some") << 101 << "101 + 35 of 1,000"
                              << "";
        QTest::newRow("full") << 965 << "965 + 35 of 1,000"
                              << "";
        QTest::newRow("over") << 966 << "966 + 35 of 1,000"
                              << "1 character(s) too many with the time of recording";
        QTest::newRow("over without it too") << 1010 << "1,010 + 35 of 1,000"
                                             << "45 character(s) too many with the time of recording";
    }
    void timeOfRecordingTakesRoomInTheNotes()
    {
        QFETCH(int, length);
        QFETCH(QString, message);
        m_form->setRecordedSuffix(true);
        m_notes->setPlainText(QString(length, u'n'));
        QTEST(notesField()->counterText(), "counter");
        QCOMPARE(part<FieldMessage>("notesMessage")->text(), message);
        QCOMPARE(m_form->completion().has_value(), message.isEmpty());
        QCOMPARE(notesField()->surplusStart(), message.isEmpty() ? -1 : 965);
        m_form->setRecordedSuffix(false);
        QCOMPARE(m_form->completion().has_value(), length <= 1000);
        QVERIFY(!notesField()->counterText().contains(u'+'));
    }

    void aTimeOfRecordingThatIsThereAlreadyIsNotCountedTwice()
    {
        m_form->setRecordedSuffix(true);
        m_notes->setPlainText(QString(965, u'n') + QStringLiteral(" [recorded 2026-11-23 10:31 +01:00]"));
        QCOMPARE(notesField()->counterText(), QStringLiteral("965 + 35 of 1,000"));
        QVERIFY(m_form->completion());
    }

    void otherErrorsStayBesideTheOneOfTheNotes()
    {
        m_form->setRecordedSuffix(true);
        type(QStringLiteral("850"));
        m_notes->setPlainText(QString(1001, u'n'));
        QCOMPARE(m_form->openFields().size(), 2);
        QVERIFY(!scoreMessage().isEmpty());
    }
};

QTEST_MAIN(CompletionFormTest)
#include "completion_form_test.moc"
