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

#include <QClipboard>
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

    void aSuggestionIsTakenByClickAndByKey_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("offered");
        QTest::newRow("score") << "score"
                               << "85 %"
                               << "85";
        QTest::newRow("time") << "time"
                              << "1:30"
                              << "90";
    }
    void aSuggestionIsTakenByClickAndByKey()
    {
        QFETCH(QString, field);
        QFETCH(QString, typed);
        QFETCH(QString, offered);
        auto* box = m_form->findChild<NumberBox*>(field + QStringLiteral("Box"));
        auto* use = m_form->findChild<QWidget*>(field + QStringLiteral("Field"))
                        ->findChild<QPushButton*>(QStringLiteral("suggestion"));
        for (const bool byKey : {false, true}) {
            box->setFocus();
            box->selectAll();
            QTest::keyClicks(box, typed);
            QVERIFY(use->isVisibleTo(m_form.get()));
            QCOMPARE(use->text(), QStringLiteral("Use ") + offered);
            QVERIFY(use->accessibleName().contains(offered));
            if (byKey) {
                QTest::keyClick(box, Qt::Key_Tab);
                QCOMPARE(QApplication::focusWidget(), use);
                QTest::keyClick(use, Qt::Key_Space);
            } else {
                QTest::mouseClick(use, Qt::LeftButton);
            }
            QCOMPARE(box->text(), offered);
            QCOMPARE(QApplication::focusWidget(), box);
            QVERIFY(!use->isVisibleTo(m_form.get()));
            QVERIFY(m_form->completion());
            QTest::keyClick(box, Qt::Key_Z, Qt::ControlModifier);
            QCOMPARE(box->text(), typed);
        }
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

    void theWheelScrollsAndChangesNothing_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("keyboard");
        for (const char* typed : {"", "80"}) {
            for (const char* keyboard : {"scoreBox", "timeBox", "scoreSlider", "notesEdit"})
                QTest::addRow("'%s', keyboard in %s", typed, keyboard) << typed << keyboard;
        }
    }
    void theWheelScrollsAndChangesNothing()
    {
        QFETCH(QString, typed);
        QFETCH(QString, keyboard);
        type(typed);
        m_form->flush();
        QSignalSpy drafts(m_form.get(), &CompletionForm::draftChanged);
        m_form->findChild<QWidget*>(keyboard)->setFocus();
        for (QWidget* field : {static_cast<QWidget*>(m_score), static_cast<QWidget*>(m_time),
                               static_cast<QWidget*>(m_slider)}) {
            for (const int turned : {-120, 120}) {
                QWheelEvent turn(QPointF(5, 5), field->mapToGlobal(QPointF(5, 5)), {}, {0, turned},
                                 Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
                QApplication::sendEvent(field, &turn);
                QVERIFY(!turn.isAccepted()); // it is left to what is around
            }
        }
        QCOMPARE(m_form->text(), (CompletionText{typed, {}, {}}));
        m_form->flush();
        QVERIFY(drafts.isEmpty());
    }

    void inAnEmptyBoxOnlyAStepUpGivesANumber_data()
    {
        QTest::addColumn<QString>("box");
        QTest::addColumn<QString>("start");
        QTest::newRow("score") << "scoreBox"
                               << "70";
        QTest::newRow("time") << "timeBox"
                              << "1";
    }
    void inAnEmptyBoxOnlyAStepUpGivesANumber()
    {
        QFETCH(QString, box);
        auto* field = m_form->findChild<NumberBox*>(box);
        QSignalSpy drafts(m_form.get(), &CompletionForm::draftChanged);
        field->setFocus();
        for (const Qt::Key key : {Qt::Key_Down, Qt::Key_PageDown, Qt::Key_Home, Qt::Key_End})
            QTest::keyClick(field, key);
        QVERIFY(field->text().isEmpty());
        m_form->flush();
        QVERIFY(drafts.isEmpty());
        for (const Qt::Key key : {Qt::Key_Up, Qt::Key_PageUp}) {
            field->clear();
            QTest::keyClick(field, key);
            QTEST(field->text(), "start");
        }
    }

    void whatCannotBeReadIsNotStepped()
    {
        for (const char* text : {"x", "-", "85 of 100"}) {
            type(QLatin1String(text));
            for (const Qt::Key key : {Qt::Key_Up, Qt::Key_Down, Qt::Key_PageUp, Qt::Key_PageDown})
                QTest::keyClick(m_score, key);
            QCOMPARE(m_score->text(), QLatin1String(text));
        }
    }

    void anEmptySliderIsMovedByAStepUpOrADragOnly()
    {
        QSignalSpy drafts(m_form.get(), &CompletionForm::draftChanged);
        m_slider->setFocus();
        for (const Qt::Key key : {Qt::Key_Left, Qt::Key_Down, Qt::Key_PageDown, Qt::Key_Home, Qt::Key_End})
            QTest::keyClick(m_slider, key);
        QTest::mouseClick(m_slider, Qt::LeftButton, {}, QPoint(3, m_slider->height() / 2));
        QTest::mouseClick(m_slider, Qt::LeftButton);
        m_form->flush();
        QVERIFY(m_score->text().isEmpty());
        QVERIFY(drafts.isEmpty());
        QTest::keyClick(m_slider, Qt::Key_Right);
        QCOMPARE(m_score->text(), QStringLiteral("70"));
    }

    void aDragMovesTheSliderAndAClickInPassingDoesNot()
    {
        type(QStringLiteral("85"));
        const int y = m_slider->height() / 2;
        QTest::mouseClick(m_slider, Qt::LeftButton, {}, QPoint(10, y));
        QCOMPARE(m_score->text(), QStringLiteral("85"));
        const QPoint from(10, y);
        const QPoint to(m_slider->width() - 1, y);
        QTest::mousePress(m_slider, Qt::LeftButton, {}, from);
        QMouseEvent move(QEvent::MouseMove, to, m_slider->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(m_slider, &move);
        QTest::mouseRelease(m_slider, Qt::LeftButton, {}, to);
        QCOMPARE(m_score->text(), QStringLiteral("100"));
    }

    void whatReplacesTheScoreCanBeTakenBack()
    {
        type(QStringLiteral("85"));
        QTest::mouseClick(part<QPushButton>("quickScore50"), Qt::LeftButton);
        QCOMPARE(m_score->text(), QStringLiteral("50"));
        m_score->setFocus();
        QTest::keyClick(m_score, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_score->text(), QStringLiteral("85"));
        QTest::keyClick(m_score, Qt::Key_Up);
        QTest::keyClick(m_score, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_score->text(), QStringLiteral("85"));
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
        const QStringList expected{QStringLiteral("scoreBox"), QStringLiteral("quickScore50"),
                                   QStringLiteral("timeBox"), QStringLiteral("stopWatchButton"),
                                   QStringLiteral("notesEdit")};
        QCOMPARE(names, expected);
    }

    void arrowKeysGoFromOneQuickValueToTheNext()
    {
        m_form->focusScore();
        QTest::keyClick(m_score, Qt::Key_Tab);
        const auto focus = [] {
            return QApplication::focusWidget();
        };
        QCOMPARE(focus()->objectName(), QStringLiteral("quickScore50"));
        QTest::keyClick(focus(), Qt::Key_Left);
        QCOMPARE(focus()->objectName(), QStringLiteral("quickScore50"));
        QTest::keyClick(focus(), Qt::Key_Right);
        QTest::keyClick(focus(), Qt::Key_Down);
        QCOMPARE(focus()->objectName(), QStringLiteral("quickScore70"));
        QVERIFY(m_score->text().isEmpty()); // going there chooses nothing
        QTest::keyClick(focus(), Qt::Key_Space);
        QCOMPARE(m_score->text(), QStringLiteral("70"));
        QTest::keyClick(focus(), Qt::Key_End);
        QCOMPARE(focus()->objectName(), QStringLiteral("quickNoScore"));
        QTest::keyClick(focus(), Qt::Key_Home);
        QCOMPARE(focus()->objectName(), QStringLiteral("quickScore50"));
        QTest::keyClick(focus(), Qt::Key_Right);
        QTest::keyClick(focus(), Qt::Key_Tab); // out of the row and back to where one was
        QCOMPARE(focus(), m_time);
        QTest::keyClick(focus(), Qt::Key_Backtab);
        QCOMPARE(focus()->objectName(), QStringLiteral("quickScore60"));
        QTest::keyClick(focus(), Qt::Key_Backtab);
        QCOMPARE(focus(), m_score);
    }

    void arrowsOfTheQuickValuesFollowTheDirectionOfTheLayout()
    {
        m_form->setLayoutDirection(Qt::RightToLeft);
        m_form->focusScore();
        QTest::keyClick(m_score, Qt::Key_Tab);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Left);
        QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("quickScore60"));
    }

    void lineBreaksOfEveryKindAreNoNewsAtARefresh_data()
    {
        QTest::addColumn<QString>("notes");
        QTest::newRow("CR LF") << QStringLiteral("one\r\ntwo");
        QTest::newRow("CR") << QStringLiteral("one\rtwo");
        QTest::newRow("line separator")
            << QStringLiteral("one") + QChar(QChar::LineSeparator) + QStringLiteral("two");
        QTest::newRow("paragraph separator")
            << QStringLiteral("one") + QChar(QChar::ParagraphSeparator) + QStringLiteral("two");
    }
    void lineBreaksOfEveryKindAreNoNewsAtARefresh()
    {
        QFETCH(QString, notes);
        const CompletionText saved{{}, {}, notes};
        m_form->load(sessionId(1), saved, {}, today("10:32"));
        QTextCursor cursor = m_notes->textCursor();
        cursor.setPosition(2);
        m_notes->setTextCursor(cursor);
        const int revision = m_notes->document()->revision();
        m_form->refresh(saved, {}, today("10:32"));
        QCOMPARE(m_notes->textCursor().position(), 2);
        QCOMPARE(m_notes->document()->revision(), revision);
        QCOMPARE(m_form->text().notes, QStringLiteral("one\ntwo"));
    }

    void pastedControlCharactersAreLeftOutAndThatIsSaid()
    {
        m_notes->setFocus();
        QGuiApplication::clipboard()->setText(QStringLiteral("went\x01 well\x1b[31m\tand\r\nquick"));
        m_notes->paste();
        QCOMPARE(m_form->text().notes, QStringLiteral("went well[31m\tand\nquick"));
        auto* message = part<FieldMessage>("notesMessage");
        QCOMPARE(message->text(), QStringLiteral("Left out 2 control character(s) of what was pasted."));
        QVERIFY(!message->hasError());
        m_score->setFocus();
        QCoreApplication::processEvents();
        QVERIFY(!message->text().isEmpty()); // until the notes change
        m_notes->setFocus();
        QTest::keyClicks(m_notes, QStringLiteral("!"));
        QVERIFY(message->text().isEmpty());
        m_notes->undo();
        m_notes->undo();
        QVERIFY(m_form->text().notes.isEmpty());
    }

    void anOlderDraftDoesNotReplaceANewerOne()
    {
        m_form->load(sessionId(1), {QStringLiteral("85"), {}, {}}, {}, today("10:32"));
        const QString saved = part<IconLabel>("draftSaved")->text();
        m_form->refresh({QStringLiteral("60"), {}, {}}, {}, today("10:30"));
        QCOMPARE(m_form->text().score, QStringLiteral("85"));
        QCOMPARE(part<IconLabel>("draftSaved")->text(), saved);
    }

    void notesHaveTheHeightThatIsLeft()
    {
        m_form->resize(300, m_form->sizeHint().height());
        QCoreApplication::processEvents();
        const int before = m_notes->height();
        m_form->resize(300, m_form->height() + 200);
        QTRY_COMPARE(m_notes->height(), before + 200);
    }

    void labelsTakeTheKeyboardToTheirFields()
    {
        for (const auto& [key, field] : std::initializer_list<std::pair<Qt::Key, QWidget*>>{
                 {Qt::Key_C, m_score}, {Qt::Key_T, m_time}, {Qt::Key_N, m_notes}}) {
            QTest::keyClick(QApplication::focusWidget(), key, Qt::AltModifier);
            QCOMPARE(QApplication::focusWidget(), field);
        }
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
