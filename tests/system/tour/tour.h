#pragma once

#include "demo_process.h"

#include "ui/shell/language.h"
#include "ui/shell/main_controller.h"
#include "ui/shell/preferences.h"
#include "workspace/console.h"

#include <QSize>
#include <QWidget>

#include <functional>
#include <memory>

class QDialog;

namespace lectern {

class DetailPanel;
class SessionTable;

/// What a tour is asked to do.
struct TourOptions
{
    QString out;
    QString theme;
    QString language;
    QString serverBinary;
};

/// Drives the real window with a real server through the main job, and leaves pictures.
class Tour
{
public:
    Tour(TourOptions options, const QString& folder);
    ~Tour();

    /// The words of the first step that failed; empty when all went well.
    QString run();

private:
    static inline const QString kInstructor = QStringLiteral("instructor@demo.example");
    static constexpr QSize kWindow{1280, 800};

    struct Failed
    {
        QString words;
    };

    void openWindow();
    QDialog* signInDialog() const;
    void signIn(const QString& email, const QString& pictureName);
    void waitForList();
    void labelSessions();
    void fillDetail();
    void refuseWrongScore();
    void completeRightScore();
    void waitForDelivery();
    void showReceipt();
    void appendTheTime();
    void findCompletedElsewhere();
    void meetAConflict();
    void showWrongClock();
    void showFirstRun();
    void signInAgain();
    void makeSession();
    void completeOffline();
    void showOtherTheme();
    void showSmallWindow();
    void showWideWindow();
    void searchForNothing();
    void switchLanguage();
    void tryDemo();

    void need(bool condition, const QString& words) const;
    /// Lets the window live until @p condition holds; at most 15 s.
    void wait(const std::function<bool()>& condition, const QString& words) const;
    /// Lets what was asked for be painted.
    void settle() const;
    void picture(QWidget* widget, const QString& name) const;
    template <typename T>
    T* find(QWidget* in, const QString& name) const
    {
        T* const found = in->findChild<T*>(name);
        need(found, QStringLiteral("there is no '%1' in the window").arg(name));
        return found;
    }
    [[nodiscard]] SessionTable* table() const;
    [[nodiscard]] DetailPanel* detail() const;
    [[nodiscard]] QUuid firstOpen(int skip) const;
    [[nodiscard]] const SessionRow* row(const QUuid& session) const;
    void choose(const QUuid& session);
    void typeScore(const QString& text);
    /// As another console of the same instructor: completes the session behind this one's back.
    void completeElsewhere(const QUuid& session, double score);

    TourOptions m_options;
    QString m_folder;
    DemoProcess m_server;
    Preferences m_preferences;
    Language m_language;
    std::unique_ptr<Console> m_console;
    std::unique_ptr<MainController> m_controller;
    QUuid m_session;
};

} // namespace lectern
