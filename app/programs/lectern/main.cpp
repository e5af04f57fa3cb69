#include "demo.h"
#include "instance_call.h"
#include "options.h"
#include "single_instance.h"

#include "domain/argument_text.h"
#include "store/private_files.h"
#include "store/profile.h"
#include "ui/common/fonts.h"
#include "ui/common/plain_words.h"
#include "ui/common/theme.h"
#include "ui/shell/language.h"
#include "ui/shell/main_controller.h"
#include "ui/shell/preferences.h"
#include "workspace/console.h"

#include <QApplication>
#include <QDir>
#include <QLoggingCategory>
#include <QMessageBox>
#include <QTextStream>

using namespace lectern;

namespace {

Q_LOGGING_CATEGORY(startup, "lectern.startup")

constexpr int kInUse = 6; // as lectern-cli says it

Theme::Mode themeOf(const Options& options, const Preferences& preferences)
{
    if (options.theme.isEmpty())
        return preferences.theme;
    if (options.theme == QStringLiteral("dark"))
        return Theme::Mode::Dark;
    return options.theme == QStringLiteral("light") ? Theme::Mode::Light : Theme::Mode::System;
}

struct Start
{
    const Options& options;
    QString root;
    Preferences& preferences;
    Language& language;
};

int runWindow(const Start& start, SingleInstance* instance)
{
    ConsoleConfig config;
    config.profileRoot = start.root;
    offerDemo(config);

    // The threads of the core open the account while the window is made here.
    Console console(std::move(config));
    MainController controller(console, start.preferences, start.language);
    controller.setServer(start.options.server);
    QObject::connect(&controller, &MainController::firstListPainted, &controller,
                     [] { qCInfo(startup, "first list painted"); });
    QObject::connect(&controller, &MainController::windowShown, &controller,
                     [] { qCInfo(startup, "window shown"); });
    if (instance)
        QObject::connect(instance, &SingleInstance::raiseRequested, &controller,
                         &MainController::raiseWindow);
    console.start();

    chooseApplicationFont(*qApp);
    Theme::current().setMode(themeOf(start.options, start.preferences));
    controller.openWindow();
    return QApplication::exec();
}

int tell(const Start& start, const Failure& failure)
{
    chooseApplicationFont(*qApp);
    Theme::current().setMode(themeOf(start.options, start.preferences));
    QTextStream(stderr) << "lectern: " << failure.message << '\n' << Qt::flush;
    QMessageBox box(QMessageBox::NoIcon, QGuiApplication::applicationDisplayName(), failure.message,
                    QMessageBox::Close);
    plainWordsOnly(&box);
    QObject::connect(&box, &QMessageBox::finished, qApp, &QCoreApplication::quit);
    box.show();
    QApplication::exec();
    return kInUse;
}

/// The profile's window is open already: it is asked to show itself. It may be just ending; then this
/// process goes on.
int callFirst(const Start& start, const QByteArray& token)
{
    InstanceCall call(start.root, token);
    std::optional<Failure> failure;
    QObject::connect(&call, &InstanceCall::raised, qApp, &QCoreApplication::quit, Qt::QueuedConnection);
    QObject::connect(&call, &InstanceCall::ended, qApp, &QCoreApplication::quit, Qt::QueuedConnection);
    QObject::connect(&call, &InstanceCall::failed, qApp, [&failure](const Failure& reported) {
        failure = reported;
        QCoreApplication::quit();
    });
    call.start();
    QApplication::exec();
    if (failure)
        return tell(start, *failure);
    const std::unique_ptr<SingleInstance> instance = call.takeInstance();
    return instance ? runWindow(start, instance.get()) : 0;
}

int run(const Options& options, const QByteArray& token)
{
    const QString root =
        options.profile.isEmpty() ? Profile::defaultRoot() : QDir(options.profile).absolutePath();
    Preferences preferences(root + QStringLiteral("/window.ini"));
    Language language;
    language.apply(options.language.isEmpty() ? preferences.language : options.language);
    const Start start{options, root, preferences, language};

    const auto instance = SingleInstance::acquire(root);
    if (!instance && instance.error().reason == FailureReason::InUse)
        return callFirst(start, token);
    // A folder that can't be locked can't be written: the window says that by itself.
    return runWindow(start, instance ? instance->get() : nullptr);
}

} // namespace

int main(int argc, char** argv)
{
    restrictNewFiles();
    forbidCoreDumps(true);
    const auto words = argumentText(argc, argv);
    const auto options =
        words ? readOptions(QStringList{QStringLiteral("lectern")} + *words) : Result<Options>(words.error());
    if (!options) {
        QTextStream(stderr) << "lectern: " << options.error().message << '\n';
        return 2;
    }
    if (options->command == Options::Command::Help) {
        QTextStream(stdout) << helpText();
        return 0;
    }
    if (options->command == Options::Command::Version) {
        QTextStream(stdout) << "lectern " << QStringLiteral(LECTERN_VERSION) << '\n';
        return 0;
    }
    const QByteArray token = qgetenv("XDG_ACTIVATION_TOKEN"); // for a window: Qt may take it away
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("lectern"));
    QCoreApplication::setApplicationVersion(QStringLiteral(LECTERN_VERSION));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Lectern"));
    QGuiApplication::setDesktopFileName(QStringLiteral("org.lectern_console.Lectern"));
    return run(*options, token);
}
