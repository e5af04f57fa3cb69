#pragma once

#include "ui/shell/main_menu.h"

#include <QObject>

class QMenu;

namespace lectern {

class MainController;
class MainWindow;
class Preferences;

/// Carries out what the menus and shortcuts of one window ask for, and keeps them enabled as far as they are
/// possible. UI thread.
class CommandController : public QObject
{
    Q_OBJECT

public:
    CommandController(MainController& controller, Preferences& preferences, MainWindow* window);

private:
    void carryOut(Command command);
    bool carryOutOnSession(Command command);
    bool carryOutOnLook(Command command);
    void carryOutElse(Command command);
    void setTheme(int mode);
    void setCompact(bool compact);
    void updateState();
    void showChecks();
    void openAbout();

    MainController& m_controller;
    Preferences& m_preferences;
    MainWindow* m_window;
    QMenu* m_accountMenu = nullptr;
};

} // namespace lectern
