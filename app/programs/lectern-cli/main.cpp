#include "cli_options.h"
#include "commands.h"
#include "domain/argument_text.h"
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
    cli::prepareOutput();
    restrictNewFiles();
    forbidCoreDumps(false);
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"lectern"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(LECTERN_VERSION));

    const auto words = argumentText(argc, argv);
    const auto options = words ? cli::parseOptions(*words) : Result<cli::CliOptions>(words.error());
    if (!options) {
        cli::complain(options.error().message);
        return int(cli::ExitCode::InvalidInput);
    }
    if (options->version) {
        cli::say(u"lectern-cli "_s + QCoreApplication::applicationVersion());
        return cli::finishOutput(0);
    }
    if (options->help) {
        cli::say(cli::helpText());
        return cli::finishOutput(0);
    }
    const std::unique_ptr<cli::Command> command = cli::makeCommand(*options);
    QObject::connect(
        command.get(), &cli::Command::done, &app, [](int exitCode) { QCoreApplication::exit(exitCode); },
        Qt::QueuedConnection);
    QTimer::singleShot(0, command.get(), &cli::Command::start);
    return cli::finishOutput(QCoreApplication::exec());
}
