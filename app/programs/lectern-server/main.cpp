#include "domain/argument_text.h"
#include "options.h"
#include "serve.h"
#include "user_command.h"

#include <QCoreApplication>
#include <QTextStream>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

using namespace lectern::server;

namespace {

/// Passwords and tokens in memory stay there. LECTERN_CORE_DUMPS=1 allows core files, to look for a defect.
void forbidCoreDumps()
{
    if (qgetenv("LECTERN_CORE_DUMPS") == "1")
        return;
    const rlimit none{0, 0};
    (void)setrlimit(RLIMIT_CORE, &none);
    (void)prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); // the limit is no limit where cores go to a program
}

} // namespace

int main(int argc, char** argv)
{
    umask(077);
    forbidCoreDumps();
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("lectern-server"));

    const auto words = lectern::argumentText(argc, argv);
    const auto options = words ? readOptions(*words) : lectern::Result<Options>(words.error());
    if (!options) {
        QTextStream(stderr) << "lectern-server: " << options.error().message << '\n';
        return 2;
    }
    switch (options->command) {
    case Options::Command::Help:
        QTextStream(stdout) << helpText();
        return 0;
    case Options::Command::Version:
        QTextStream(stdout) << "lectern-server " << QStringLiteral(LECTERN_VERSION) << '\n';
        return 0;
    case Options::Command::Serve:
        return serve(options->config);
    case Options::Command::AddUser:
    case Options::Command::ListUsers:
    case Options::Command::SetPassword:
    case Options::Command::DisableUser:
    case Options::Command::EnableUser:
    case Options::Command::SignOutUser:
        break;
    }
    return runUserCommand(*options);
}
