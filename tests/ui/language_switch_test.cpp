#include "window_desk.h"

#include "ui/common/fonts.h"
#include "ui/common/theme.h"
#include "ui/completion/completion_form.h"
#include "ui/completion/detail_panel.h"
#include "ui/completion/number_box.h"
#include "ui/completion/stop_watch.h"
#include "ui/sessions/session_table.h"
#include "ui/shell/language.h"
#include "ui/shell/main_controller.h"
#include "ui/shell/main_menu.h"
#include "ui/shell/main_window.h"
#include "ui/shell/preferences.h"
#include "ui/shell/session_head.h"
#include "ui/shell/session_sheet.h"
#include "workspace/console.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace lectern;
using namespace lectern::samples;
using namespace lectern::test;
using namespace Qt::StringLiterals;

namespace {

/// All that a person reads in the window, and all that is read to them.
QStringList wordsOf(const QWidget* window)
{
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QStringList words;
    const auto add = [&words](const QObject* of, const char* what, const QString& text) {
        if (!text.isEmpty())
            words << u"%1 %2 %3: %4"_s.arg(QLatin1String(of->metaObject()->className()), of->objectName(),
                                           QLatin1String(what), text);
    };
    const QList<QWidget*> widgets = window->findChildren<QWidget*>();
    for (const QWidget* const widget : widgets) {
        add(widget, "tool tip", widget->toolTip());
        add(widget, "name", widget->accessibleName());
        add(widget, "description", widget->accessibleDescription());
        for (const char* const property : {"text", "placeholderText", "title"})
            add(widget, property, widget->property(property).toString());
    }
    const QList<QMenu*> menus = window->findChildren<QMenu*>();
    for (QMenu* const menu : menus)
        Q_EMIT menu->aboutToShow(); // some are filled when they are opened
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    const QList<QAction*> actions = window->findChildren<QAction*>();
    for (const QAction* const action : actions)
        add(action, "action", action->text());
    const auto* const model = window->findChild<SessionTable*>()->model();
    for (int column = 0; column < model->columnCount(); ++column) {
        words << model->headerData(column, Qt::Horizontal).toString();
        words << model->index(0, column).data(Qt::AccessibleTextRole).toString();
    }
    return words;
}

} // namespace

/// The language is switched while somebody works.
class LanguageSwitchTest : public QObject
{
    Q_OBJECT

private:
    Language m_language;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Desk> m_desk;

    void choose(const QString& code)
    {
        m_desk->controller->applyLanguage(code);
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }

private slots:
    void initTestCase()
    {
        qputenv("TZ", "UTC");
        QApplication::setFont(pictureFont());
        Theme::current().setReducedMotion(true);
    }
    void init()
    {
        m_language.apply(u"en"_s);
        m_folder = std::make_unique<QTemporaryDir>();
        m_desk = std::make_unique<Desk>(m_folder->path(), m_language);
        m_desk->controller->window()->resize(1280, 640);
        QTRY_VERIFY(m_desk->controller->window()->isVisible());
        QVERIFY(QTest::qWaitForWindowActive(m_desk->controller->window()));
        m_desk->show(withDraft(underWay(1), {u"60"_s, u"12"_s, u"an old draft"_s}));
    }
    void cleanup()
    {
        m_desk.reset();
        m_folder.reset();
    }

    void everythingStaysAsItWas_data()
    {
        QTest::addColumn<QStringList>("languages");
        QTest::newRow("German") << QStringList{u"de"_s};
        QTest::newRow("Arabic") << QStringList{u"ar"_s};
        QTest::newRow("there and back") << QStringList{u"ar"_s, u"de"_s, u"en"_s};
    }
    void everythingStaysAsItWas()
    {
        QFETCH(QStringList, languages);
        MainWindow* const window = m_desk->controller->window();
        window->move(40, 30);
        auto* const score = m_desk->part<NumberBox>("scoreBox");
        auto* const notes = m_desk->part<QPlainTextEdit>("notesEdit");
        auto* const watch = m_desk->part<StopWatch>("stopWatch");
        auto* const search = m_desk->part<QLineEdit>("search");
        auto* const table = m_desk->part<SessionTable>("sessionTable");
        auto* const scroll = m_desk->part<QScrollArea>("detailScroll");
        window->detail()->focusScore();
        QTest::keyClicks(score, u"85"_s);
        watch->button()->click();
        notes->setFocus();
        notes->selectAll();
        QTest::keyClicks(notes, u"went well "_s);
        QTextCursor cursor = notes->textCursor();
        cursor.setPosition(2);
        cursor.setPosition(6, QTextCursor::KeepAnchor);
        notes->setTextCursor(cursor);
        search->setText(u"seat "_s); // its pause has not passed
        table->verticalScrollBar()->setValue(300);
        scroll->verticalScrollBar()->setValue(40);
        QCoreApplication::processEvents();
        window->detail()->form()->flush();
        const CompletionText text = window->detail()->form()->text();
        const QRect place = window->geometry();
        const QUuid session = window->detail()->sessionId();
        const QList<int> scrolled{table->verticalScrollBar()->value(), scroll->verticalScrollBar()->value()};
        QSignalSpy drafts(window->detail(), &DetailPanel::draftChanged);

        for (const QString& language : std::as_const(languages))
            choose(language);

        QCOMPARE(m_desk->controller->window(), window);
        QCOMPARE(window->layoutDirection(), QLocale().textDirection());
        QCOMPARE(window->detail()->form()->text(), text);
        QCOMPARE(window->detail()->sessionId(), session);
        QCOMPARE(QApplication::focusWidget(), notes);
        QCOMPARE(notes->textCursor().anchor(), 2);
        QCOMPARE(notes->textCursor().position(), 6);
        QVERIFY(notes->document()->isUndoAvailable());
        QVERIFY(score->findChild<QLineEdit*>()->isUndoAvailable());
        QVERIFY(watch->isRunning());
        QCOMPARE(search->text(), u"seat "_s);
        QCOMPARE(window->geometry(), place);
        QCOMPARE((QList<int>{table->verticalScrollBar()->value(), scroll->verticalScrollBar()->value()}),
                 scrolled);
        QVERIFY(table->selectionModel()->isRowSelected(0, {}));
        QVERIFY(drafts.isEmpty());
    }

    void numbersAreWrittenInTheNewLanguage()
    {
        MainWindow* const window = m_desk->controller->window();
        auto* const score = m_desk->part<NumberBox>("scoreBox");
        auto* const line = score->findChild<QLineEdit*>();
        window->detail()->focusScore();
        QTest::keyClicks(score, u"72.5"_s);
        line->setCursorPosition(3);
        QSignalSpy drafts(window->detail(), &DetailPanel::draftChanged);
        choose(u"de"_s);
        QCOMPARE(score->text(), u"72,5"_s);
        QCOMPARE(line->cursorPosition(), 3);
        QCOMPARE(window->detail()->form()->completion()->score, Score::of(72.5));
        window->detail()->flushDraft();
        QCOMPARE(drafts.constLast().at(1).value<CompletionText>().score, u"72,5"_s);
        choose(u"ar"_s);
        QCOMPARE(window->detail()->form()->completion()->score, Score::of(72.5));
        choose(u"en"_s);
        QCOMPARE(score->text(), u"72.5"_s);
        QVERIFY(line->isUndoAvailable());
    }

    void whatTheCoreSaidBeforeIsNoNews()
    {
        MainWindow* const window = m_desk->controller->window();
        window->detail()->focusScore();
        QTest::keyClicks(m_desk->part<NumberBox>("scoreBox"), u"85"_s);
        window->detail()->form()->flush();
        choose(u"de"_s);
        m_desk->show(withDraft(underWay(1), {u"60"_s, u"12"_s, u"an old draft"_s}));
        QCOMPARE(window->detail()->form()->text().score, u"85"_s);
    }

    void aSwitchedWindowReadsLikeOneThatWasMadeInTheLanguage_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("German") << u"de"_s;
        QTest::newRow("Arabic") << u"ar"_s;
    }
    void aSwitchedWindowReadsLikeOneThatWasMadeInTheLanguage()
    {
        QFETCH(QString, language);
        const CompletionText wrong{u"850"_s, u"12"_s, QString(1001, u'n')};
        m_desk->show(withDraft(underWay(1), wrong));
        const QStringList english = wordsOf(m_desk->controller->window());
        choose(language);
        const QStringList switched = wordsOf(m_desk->controller->window());

        const QTemporaryDir other;
        const Desk made(other.path(), m_language);
        made.controller->window()->resize(1280, 640);
        QTRY_VERIFY(made.controller->window()->isVisible());
        made.show(withDraft(underWay(1), wrong));
        QCoreApplication::processEvents();
        const QStringList expected = wordsOf(made.controller->window());
        for (qsizetype i = 0; i < std::min(switched.size(), expected.size()); ++i)
            QCOMPARE(switched.at(i), expected.at(i));
        QCOMPARE(switched.size(), expected.size());
        if (language == u"de"_s)
            QVERIFY(switched != english);
        m_language.apply(u"en"_s);
    }
};

QTEST_MAIN(LanguageSwitchTest)
#include "language_switch_test.moc"
