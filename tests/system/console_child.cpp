// The core of the window in a process of its own, for tests that kill it: signs in, completes a session, says
// "saved".
#include "workspace/console.h"

#include <QCoreApplication>
#include <QTextStream>

using namespace lectern;
using namespace Qt::StringLiterals;

// console_child PROFILE SERVER SESSION SCORE
int main(int argc, char* argv[])
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 5)
        return 2;
    ConsoleConfig config;
    config.profileRoot = arguments.at(1);
    config.holdSeconds = 60; // it is not sent before it is killed
    Console console(config);
    QObject::connect(&console, &Console::accountOpened, &console, [&console, &arguments] {
        const auto completion = validate(CompletionValues{arguments.at(4).toDouble(), {}, {}});
        console.complete(QUuid::fromString(arguments.at(3)), *completion);
    });
    QObject::connect(&console, &Console::recordSaved, &console,
                     [] { QTextStream(stdout) << "saved" << Qt::endl; });
    QObject::connect(&console, &Console::saveRefused, &console, [] { QCoreApplication::exit(1); });
    QObject::connect(&console, &Console::signInFailed, &console, [] { QCoreApplication::exit(1); });
    SignInRequest request;
    request.server = arguments.at(2);
    request.email = u"instructor@demo.example"_s;
    request.password = u"demo-password"_s;
    request.staySignedIn = false;
    console.signIn(request);
    return QCoreApplication::exec();
}
