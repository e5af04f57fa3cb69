#include "cli_options.h"
#include "commands.h"
#include "help.h"
#include "output.h"
#include "store/private_files.h"

#include <QCoreApplication>
#include <QTimer>

#include <memory>

int main(int argc, char* argv[])
{
    using namespace lectern;
    using namespace Qt::StringLiterals;
    restrictNewFiles();
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"lectern"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(LECTERN_VERSION));

    const auto options = cli::parseOptions(QCoreApplication::arguments().mid(1));
    if (!options) {
        cli::complain(options.error().message);
        return int(cli::ExitCode::InvalidInput);
    }
    if (options->version) {
        cli::say(u"lectern-cli "_s + QCoreApplication::applicationVersion());
        return 0;
    }
    if (options->help) {
        cli::say(cli::helpText());
        return 0;
    }
    const std::unique_ptr<cli::Command> command = cli::makeCommand(*options);
    QObject::connect(
        command.get(), &cli::Command::done, &app, [](int exitCode) { QCoreApplication::exit(exitCode); },
        Qt::QueuedConnection);
    QTimer::singleShot(0, command.get(), &cli::Command::start);
    return QCoreApplication::exec();
}
