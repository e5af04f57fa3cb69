#include "trap_fixture.h"

#include "ui/common/undo_bar.h"
#include "ui/completion/completion_form.h"
#include "ui/completion/detail_panel.h"
#include "ui/sessions/session_table.h"
#include "ui/shell/main_window.h"
#include "ui/shell/session_head.h"
#include "ui/shell/session_sheet.h"
#include "ui/shell/side_bar.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QDialog>
#include <QInputMethodEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace lectern;
using namespace Qt::StringLiterals;

/// Where the keyboard is, and whose the text is that it types.
class TrapsKeyboard : public TrapFixture
{
    Q_OBJECT

private:
    QPlainTextEdit* notes() const { return part<QPlainTextEdit>("notesEdit"); }
    void compose(QWidget* field, const QString& text)
    {
        field->setFocus();
        QTRY_VERIFY(field->hasFocus());
        QInputMethodEvent event(text, {});
        QCoreApplication::sendEvent(field, &event);
    }

private slots:
    void signingInPutsTheKeyboardIntoTheList() { QTRY_VERIFY(isInList()); }

    void withNextTheKeyboardIsInTheNextScore_data()
    {
        QTest::addColumn<QString>("key"); // empty: a click
        QTest::newRow("click") << QString();
        QTest::newRow("Enter") << u"Return"_s;
        QTest::newRow("Space") << u"space"_s;
    }
    void withNextTheKeyboardIsInTheNextScore()
    {
        QFETCH(QString, key);
        const QUuid first = shown();
        QVERIFY(typeScore(u"85"_s));
        auto* const button = part<QPushButton>("completeAndNext");
        if (key.isEmpty()) {
            QVERIFY(click(button));
        } else {
            button->setFocus();
            QVERIFY(xdotool({u"key"_s, key}));
        }
        QVERIFY(!nextShown(first).isNull());
        settle();
        QVERIFY(isInScore());
    }

    void withoutNextTheKeyboardIsInTheList_data()
    {
        QTest::addColumn<QString>("key");
        QTest::newRow("click") << QString();
        QTest::newRow("Space") << u"space"_s;
        QTest::newRow("shortcut") << u"ctrl+shift+Return"_s;
    }
    void withoutNextTheKeyboardIsInTheList()
    {
        QFETCH(QString, key);
        QVERIFY(typeScore(u"85"_s));
        auto* const button = part<QPushButton>("complete");
        if (key.isEmpty()) {
            QVERIFY(click(button));
        } else {
            if (key == u"space"_s)
                button->setFocus();
            QVERIFY(xdotool({u"key"_s, key}));
        }
        QTRY_COMPARE(completed().size(), 1);
        settle();
        QTRY_VERIFY(isInList());
        // What people press then walks through the list, and neither recalls nor changes the view.
        QVERIFY(xdotool({u"key"_s, u"Down"_s, u"space"_s}));
        settle();
        QVERIFY(recalled().isEmpty());
        QVERIFY(isInList());
    }

    void aClosedBarLeavesTheKeyboardWherePeopleGoOn()
    {
        QVERIFY(completeShown(u"85"_s));
        for (auto* const button : undoBar()->findChildren<QAbstractButton*>()) {
            if (button != undoBar()->button())
                button->setFocus();
        }
        QVERIFY(xdotool({u"key"_s, u"Return"_s}));
        QTRY_VERIFY(!undoBar()->isOpen());
        QTRY_VERIFY(isInScore());
        QVERIFY(recalled().isEmpty());
    }

    void escInTheSignInDialogLeavesTheKeyboardOnTheButtonThatOpensIt()
    {
        m_controller->signOut();
        const auto dialog = [this] {
            return part<QDialog>("signInDialog");
        };
        QTRY_VERIFY(dialog() && dialog()->isVisible());
        dialog()->activateWindow();
        QTRY_VERIFY(dialog()->isActiveWindow());
        QVERIFY(xdotool({u"key"_s, u"Escape"_s}));
        QTRY_VERIFY(!dialog());
        window()->activateWindow();
        QTRY_VERIFY(qobject_cast<QPushButton*>(QApplication::focusWidget()));
        QVERIFY(window()->sheet()->isAncestorOf(QApplication::focusWidget()));
        QVERIFY(xdotool({u"key"_s, u"Return"_s}));
        QTRY_VERIFY(dialog());
    }

    void theFormOfAHiddenSessionIsNeverLive()
    {
        const QUuid first = shown();
        QVERIFY(typeScore(u"99"_s));
        QVERIFY(xdotool({u"key"_s, u"ctrl+f"_s}));
        QVERIFY(xdotool({u"type"_s, u"nothing is called so"_s}));
        QTRY_VERIFY(shown().isNull());
        QTRY_VERIFY(part<QWidget>("nothingSelected")->isVisible());
        QVERIFY(xdotool({u"key"_s, u"ctrl+Return"_s}));
        settle();
        QVERIFY(completed().isEmpty());
        QCOMPARE(QApplication::focusWidget(), part<QLineEdit>("search"));
        part<QLineEdit>("search")->clear();
        QTRY_VERIFY(!shown().isNull());
        table()->select({});
        Q_EMIT table()->selectedByUser(first);
        QTRY_COMPARE(shown(), first);
        QTRY_COMPARE(score(), u"99"_s); // it was kept as its draft
    }

    void aSearchOpensItsFirstMatch()
    {
        const QUuid first = shown();
        QString other;
        for (const SessionRow& each : table()->listing()->rows) {
            if (each.session->package.title != table()->listing()->rows.constFirst().session->package.title)
                other = each.session->package.title;
        }
        QVERIFY(!other.isEmpty());
        part<QLineEdit>("search")->setFocus();
        part<QLineEdit>("search")->setText(other);
        QTRY_VERIFY(!shown().isNull() && shown() != first);
        QTRY_COMPARE(shown(), table()->listing()->rows.constFirst().session->id);
        QVERIFY(part<QLineEdit>("search")->hasFocus());
    }

    void textInCompositionIsCompleted()
    {
        QVERIFY(typeScore(u"85"_s));
        compose(notes(), u"にほん"_s);
        QVERIFY(xdotool({u"key"_s, u"ctrl+Return"_s}));
        QTRY_COMPARE(completed().size(), 1);
        QVERIFY(completed().constFirst().completion.notes.has_value());
        QCOMPARE(completed().constFirst().completion.notes->text(), u"にほん"_s);
        settle();
        QCOMPARE(detail()->form()->text().notes, QString()); // and not in the next one's too
    }

    void textInCompositionStaysWithItsSession()
    {
        const QUuid first = shown();
        compose(notes(), u"한국"_s);
        table()->step(1);
        QTRY_VERIFY(shown() != first);
        QCOMPARE(detail()->form()->text().notes, QString());
        table()->step(-1);
        QTRY_COMPARE(shown(), first);
        QTRY_COMPARE(detail()->form()->text().notes, u"한국"_s);
    }

    void textInCompositionIsSavedBeforeTheWindowCloses()
    {
        const QUuid first = shown();
        compose(notes(), u"中文"_s);
        bool saved = false;
        connect(m_console.get(), &Console::draftSaved, this,
                [&](const QUuid& session) { saved = saved || session == first; });
        window()->close();
        QTRY_VERIFY(saved);
        QCOMPARE(detail()->form()->text().notes, u"中文"_s);
    }
};

QTEST_MAIN(TrapsKeyboard)
#include "test_traps_keyboard.moc"
