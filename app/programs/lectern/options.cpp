#include "options.h"

#include <QCommandLineParser>

using namespace Qt::StringLiterals;

namespace lectern {
namespace {

Failure refuse(const QString& words)
{
    return Failure{FailureReason::InvalidInput, words, {}};
}

} // namespace

Result<Options> readOptions(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.addOptions({{u"profile"_s, {}, u"DIR"_s},
                       {u"server"_s, {}, u"URL"_s},
                       {u"language"_s, {}, u"CODE"_s},
                       {u"theme"_s, {}, u"NAME"_s},
                       {{u"h"_s, u"help"_s}, {}},
                       {{u"v"_s, u"version"_s}, {}}});
    if (!parser.parse(arguments))
        return refuse(parser.errorText());
    if (!parser.positionalArguments().isEmpty())
        return refuse(u"unknown argument '%1'"_s.arg(parser.positionalArguments().constFirst()));
    Options options;
    if (parser.isSet(u"help"_s))
        options.command = Options::Command::Help;
    else if (parser.isSet(u"version"_s))
        options.command = Options::Command::Version;
    options.profile = parser.value(u"profile"_s);
    options.server = parser.value(u"server"_s);
    options.language = parser.value(u"language"_s);
    options.theme = parser.value(u"theme"_s);
    if (!QStringList{QString(), u"system"_s, u"light"_s, u"dark"_s}.contains(options.theme))
        return refuse(u"--theme is system, light or dark, not '%1'"_s.arg(options.theme));
    return options;
}

QString helpText()
{
    return uR"(usage: lectern [OPTIONS]

The console of instructors who supervise VR training: score sessions, with or without a network.

  --profile DIR    where accounts and records are kept (default: the user's application data)
  --server URL     stands in the sign-in dialog
  --language CODE  en, de, ... (default: as chosen in the window)
  --theme NAME     system, light or dark (default: as chosen in the window)
  -v, --version
  -h, --help
)"_s;
}

} // namespace lectern
