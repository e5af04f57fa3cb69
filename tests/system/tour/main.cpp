// Drives the window through the main job on a real server, and leaves pictures. Exits with 1 and says why
// when a step fails.
#include "tour.h"

#include "ui/common/fonts.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QTemporaryDir>
#include <QTextStream>
#include <QTimer>

#include <chrono>
#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace lectern;

namespace {

// The scale has to be known before there is an application.
void applyScale(int argc, char** argv)
{
    for (int i = 1; i + 1 < argc; ++i) {
        if (qstrcmp(argv[i], "--scale") == 0)
            qputenv("QT_SCALE_FACTOR", argv[i + 1]);
    }
}

int fail(const QString& words)
{
    QTextStream(stderr) << "lectern_tour: " << words << '\n';
    return 1;
}

} // namespace

int main(int argc, char** argv)
{
    applyScale(argc, argv);
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{u"out"_s, u"Folder of the pictures"_s, u"DIR"_s, u"."_s},
                       {u"theme"_s, u"light or dark"_s, u"NAME"_s, u"light"_s},
                       {u"language"_s, u"en, de, ar"_s, u"CODE"_s, u"en"_s},
                       {u"scale"_s, u"Device pixels per pixel"_s, u"FACTOR"_s, u"1"_s},
                       {u"server-binary"_s, u"The server"_s, u"PATH"_s,
                        QCoreApplication::applicationDirPath() + u"/lectern-server"_s}});
    parser.addHelpOption();
    parser.process(application);
    const QString out = QDir(parser.value(u"out"_s)).absolutePath();
    if (!QDir().mkpath(out))
        return fail(u"cannot make %1"_s.arg(out));
    QApplication::setFont(pictureFont());
    QApplication::setQuitOnLastWindowClosed(false);
    // Every wait is bounded; this bounds them all.
    QTimer::singleShot(180s, &application, [] {
        fail(u"took too long"_s);
        std::_Exit(1);
    });
    const QTemporaryDir folder;
    if (!folder.isValid())
        return fail(folder.errorString());
    Tour tour({out, parser.value(u"theme"_s), parser.value(u"language"_s), parser.value(u"server-binary"_s)},
              folder.path());
    const QString problem = tour.run();
    if (!problem.isEmpty())
        return fail(problem);
    QTextStream(stdout) << "pictures: " << out << '\n';
    return 0;
}
