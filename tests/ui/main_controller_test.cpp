#include "ui/common/theme.h"
#include "ui/shell/language.h"
#include "ui/shell/main_controller.h"
#include "ui/shell/main_window.h"
#include "ui/shell/preferences.h"
#include "workspace/console.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace lectern;
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
};

QTEST_MAIN(MainControllerTest)
#include "main_controller_test.moc"
