#include "demo.h"
#include "options.h"

#include "store/profile.h"
#include "ui/common/fonts.h"
#include "ui/common/theme.h"
#include "ui/shell/language.h"
#include "ui/shell/main_controller.h"
#include "ui/shell/preferences.h"
#include "workspace/console.h"

#include <QApplication>
#include <QDir>
#include <QLoggingCategory>
#include <QTextStream>

#include <sys/stat.h>

using namespace lectern;

namespace {

Q_LOGGING_CATEGORY(startup, "lectern.startup")

QStringList argumentsOf(int argc, char** argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    return arguments;
}

Theme::Mode themeOf(const Options& options, const Preferences& preferences)
{
    if (options.theme.isEmpty())
        return preferences.theme;
    if (options.theme == QStringLiteral("dark"))
        return Theme::Mode::Dark;
    return options.theme == QStringLiteral("light") ? Theme::Mode::Light : Theme::Mode::System;
}

int runWindow(QApplication& application, const Options& options)
{
    const QString root =
        options.profile.isEmpty() ? Profile::defaultRoot() : QDir(options.profile).absolutePath();
    ConsoleConfig config;
    config.profileRoot = root;
    config.startDemo = startDemoServer;
    Preferences preferences(root + QStringLiteral("/window.ini"));
    Language language;
    language.apply(options.language.isEmpty() ? preferences.language : options.language);

    // The threads of the core open the account while the window is made here.
    Console console(std::move(config));
    MainController controller(console, preferences, language);
    controller.setServer(options.server);
    QObject::connect(&controller, &MainController::firstListPainted, &controller,
                     [] { qCInfo(startup, "first list painted"); });
    console.start();

    chooseApplicationFont(application);
    Theme::current().setMode(themeOf(options, preferences));
    controller.openWindow();
    return QApplication::exec();
}

} // namespace

int main(int argc, char** argv)
{
    umask(077);
    const auto options = readOptions(argumentsOf(argc, argv));
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
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("lectern"));
    QCoreApplication::setApplicationVersion(QStringLiteral(LECTERN_VERSION));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Lectern"));
    QGuiApplication::setDesktopFileName(QStringLiteral("org.lectern_console.Lectern"));
    return runWindow(application, *options);
}
