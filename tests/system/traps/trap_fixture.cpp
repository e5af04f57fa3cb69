#include "trap_fixture.h"

#include "../../../app/programs/lectern/demo.h"

#include "ui/common/fonts.h"
#include "ui/common/theme.h"
#include "ui/common/undo_bar.h"
#include "ui/completion/completion_form.h"
#include "ui/completion/completion_guard.h"
#include "ui/completion/detail_panel.h"
#include "ui/sessions/session_table.h"
#include "ui/shell/main_window.h"
#include "ui/shell/session_sheet.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QKeyEvent>
#include <QProcess>
#include <QWindow>

using namespace Qt::StringLiterals;

namespace lectern {

bool TrapFixture::xdotool(const QStringList& words)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(u"xdotool"_s, words);
    // The window has to answer meanwhile: the loop runs.
    return QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, kPatienceMs) &&
           process.error() == QProcess::UnknownError && process.exitCode() == 0;
}

bool TrapFixture::holdKey(const QString& key, int repeats)
{
    m_repeats = 0;
    const bool pressed = xdotool({u"keydown"_s, u"--clearmodifiers"_s, key});
    const bool repeated = QTest::qWaitFor([&] { return m_repeats >= repeats; }, kPatienceMs);
    const bool released = xdotool({u"keyup"_s, key});
    settle();
    return pressed && repeated && released;
}

namespace {

QStringList pointAt(const QWidget* widget)
{
    const QPoint middle = widget->mapToGlobal(widget->rect().center());
    return {u"mousemove"_s, u"--sync"_s, QString::number(middle.x()), QString::number(middle.y())};
}

} // namespace

bool TrapFixture::doubleClick(const QWidget* widget)
{
    return xdotool(pointAt(widget) +
                   QStringList{u"click"_s, u"--repeat"_s, u"2"_s, u"--delay"_s, u"130"_s, u"1"_s});
}

bool TrapFixture::click(const QWidget* widget)
{
    return xdotool(pointAt(widget) + QStringList{u"click"_s, u"1"_s});
}

// A question that goes through both threads of the core and back comes behind everything that was asked
// before.
void TrapFixture::settle()
{
    for (int round = 0; round < 3; ++round) {
        bool answered = false;
        const QMetaObject::Connection answer =
            connect(m_console.get(), &Console::recordedSuffixChanged, this, [&answered] { answered = true; });
        m_console->setRecordedSuffix(m_controller->recordedSuffix());
        (void)QTest::qWaitFor([&answered] { return answered; }, kPatienceMs);
        disconnect(answer);
        QCoreApplication::processEvents();
    }
}

MainWindow* TrapFixture::window() const
{
    return m_controller->window();
}

const QObject* TrapFixture::root() const
{
    return window();
}

DetailPanel* TrapFixture::detail() const
{
    return window()->detail();
}

SessionTable* TrapFixture::table() const
{
    return window()->sheet()->table();
}

UndoBar* TrapFixture::undoBar() const
{
    return window()->sheet()->undoBar();
}

QUuid TrapFixture::shown() const
{
    return detail()->sessionId();
}

QString TrapFixture::score() const
{
    return detail()->form()->text().score;
}

bool TrapFixture::isInScore() const
{
    const QWidget* const box = part<QWidget>("scoreBox");
    const QWidget* const focus = QApplication::focusWidget();
    return box && focus && (focus == box || box->isAncestorOf(focus));
}

bool TrapFixture::isInList() const
{
    return QApplication::focusWidget() == table();
}

bool TrapFixture::typeScore(const QString& digits)
{
    detail()->focusScore();
    return QTest::qWaitFor([this] { return isInScore(); }, kPatienceMs) && xdotool({u"type"_s, digits}) &&
           QTest::qWaitFor([&] { return score() == digits; }, kPatienceMs);
}

bool TrapFixture::completeShown(const QString& digits)
{
    const QUuid before = shown();
    return typeScore(digits) && xdotool({u"key"_s, u"ctrl+Return"_s}) && !nextShown(before).isNull();
}

QUuid TrapFixture::nextShown(const QUuid& before)
{
    const auto arrived = [&] {
        return shown() != before && !shown().isNull() && isInScore();
    };
    return QTest::qWaitFor(arrived, kPatienceMs) ? shown() : QUuid();
}

bool TrapFixture::eventFilter(QObject* watched, QEvent* event)
{
    // As the display sends them: each once, before anything has looked at it.
    // A widget is asked first whether it wants the key for itself; if not, a shortcut may take it and no key
    // follows.
    const auto counted = qobject_cast<QWindow*>(watched) ? QEvent::KeyPress : QEvent::ShortcutOverride;
    if (event->type() == counted && static_cast<QKeyEvent*>(event)->isAutoRepeat())
        ++m_repeats;
    return QObject::eventFilter(watched, event);
}

void TrapFixture::initTestCase()
{
    QCOMPARE(QGuiApplication::platformName(), u"xcb"_s);
    QVERIFY(m_folder.isValid());
    m_language.apply(u"en"_s);
    QApplication::setFont(pictureFont());
    QApplication::setQuitOnLastWindowClosed(false);
    Theme::current().setReducedMotion(true);
    qApp->installEventFilter(this);
}

void TrapFixture::init()
{
    const QString folder = m_folder.filePath(QString::number(++m_run));
    m_completed.clear();
    m_recalled.clear();
    m_preferences = std::make_unique<Preferences>(folder + u"/window.ini"_s);
    ConsoleConfig config;
    config.profileRoot = folder + u"/profile"_s;
    config.startDemo = startDemoServer;
    config.holdSeconds = m_holdSeconds;
    m_console = std::make_unique<Console>(std::move(config));
    connect(m_console.get(), &Console::recordSaved, this,
            [this](const Record& record) { m_completed.append(record); });
    connect(m_console.get(), &Console::recalled, this,
            [this](const QUuid& session) { m_recalled.append(session); });
    m_controller = std::make_unique<MainController>(*m_console, *m_preferences, m_language);
    m_console->startDemo();
    m_controller->openWindow();
    QTRY_VERIFY_WITH_TIMEOUT(window()->isVisible(), kPatienceMs);
    window()->setGeometry(0, 0, 1280, 800);
    window()->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window(), kPatienceMs));
    QTRY_VERIFY_WITH_TIMEOUT(table()->listing() && table()->listing()->rows.size() > 10, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(!shown().isNull(), kPatienceMs);
    // The first session has been there for long.
    m_ticks.start();
    detail()->setTicks([this] { return m_ticks.elapsed() + 10 * CompletionGuard::kButtonRestMs; });
    settle();
}

void TrapFixture::cleanup()
{
    m_controller.reset();
    m_console.reset();
}

} // namespace lectern
