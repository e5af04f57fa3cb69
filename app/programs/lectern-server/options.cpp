#include "options.h"

#include <QCommandLineParser>
#include <QHash>

namespace lectern::server {
namespace {

using namespace Qt::StringLiterals;

Failure invalid(const QString& message)
{
    return {FailureReason::InvalidInput, message, {}};
}

/// "127.0.0.1:8080", "[::1]:0", "localhost:8080".
bool readListen(const QString& text, ServerConfig& config)
{
    const qsizetype colon = text.lastIndexOf(u':');
    bool numeric = false;
    const uint port = text.mid(colon + 1).toUInt(&numeric);
    QString host = text.left(std::max<qsizetype>(colon, 0));
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.mid(1, host.size() - 2);
    else if (host.contains(u':'))
        return false;
    if (!numeric || port > 65535 || host.isEmpty())
        return false;
    config.host = host;
    config.port = quint16(port);
    return true;
}

void addOptions(QCommandLineParser& parser)
{
    parser.addOptions({
        {u"listen"_s, {}, u"host:port"_s},
        {u"database"_s, {}, u"url"_s},
        {u"demo"_s, {}},
        {u"demo-sessions"_s, {}, u"n"_s},
        {u"tls-cert"_s, {}, u"file"_s},
        {u"tls-key"_s, {}, u"file"_s},
        {u"behind-proxy"_s, {}},
        {u"trusted-proxy"_s, {}, u"network"_s},
        {u"public-url"_s, {}, u"url"_s},
        {u"ignore-idempotency-keys"_s, {}},
        {u"name"_s, {}, u"name"_s},
        {u"role"_s, {}, u"role"_s},
        {u"no-profile"_s, {}},
        {u"password-stdin"_s, {}},
        {{u"h"_s, u"help"_s}, {}},
        {u"version"_s, {}},
    });
}

Outcome readDatabase(const QCommandLineParser& parser, ServerConfig& config)
{
    constexpr QLatin1String kScheme("sqlite:");
    const QString url = parser.value(u"database"_s);
    if (url.isEmpty())
        return invalid(u"Say where the data is: --database sqlite:PATH."_s);
    if (!url.startsWith(kScheme) || url.size() == kScheme.size())
        return invalid(u"\"%1\" is no database this program knows; use sqlite:PATH."_s.arg(url));
    config.databasePath = url.mid(kScheme.size());
    return Done{};
}

Outcome readServe(const QCommandLineParser& parser, Options& options)
{
    for (const QString& name : {u"name"_s, u"role"_s, u"no-profile"_s, u"password-stdin"_s}) {
        if (parser.isSet(name))
            return invalid(u"--%1 belongs to \"user add\"."_s.arg(name));
    }
    ServerConfig& config = options.config;
    if (!parser.isSet(u"listen"_s))
        return invalid(u"Say where to listen: --listen HOST:PORT."_s);
    if (!readListen(parser.value(u"listen"_s), config))
        return invalid(u"\"%1\" is no HOST:PORT."_s.arg(parser.value(u"listen"_s)));
    config.demo = parser.isSet(u"demo"_s);
    if (parser.isSet(u"demo-sessions"_s)) {
        constexpr int kMost = 1'000'000;
        bool numeric = false;
        config.demoSessions = parser.value(u"demo-sessions"_s).toInt(&numeric);
        if (!numeric || config.demoSessions < 1 || config.demoSessions > kMost)
            return invalid(u"--demo-sessions takes a number from 1 to 1000000."_s);
        if (!config.demo)
            return invalid(u"--demo-sessions needs --demo."_s);
    }
    config.tlsCertificateFile = parser.value(u"tls-cert"_s);
    config.tlsKeyFile = parser.value(u"tls-key"_s);
    config.behindProxy = parser.isSet(u"behind-proxy"_s);
    if (parser.isSet(u"trusted-proxy"_s) && !config.behindProxy)
        return invalid(u"--trusted-proxy needs --behind-proxy."_s);
    const auto proxies = TrustedProxies::parse(parser.values(u"trusted-proxy"_s));
    if (!proxies)
        return proxies.error();
    config.proxies = *proxies;
    config.publicUrl = parser.value(u"public-url"_s);
    config.ignoreIdempotencyKeys = parser.isSet(u"ignore-idempotency-keys"_s);
    if (config.tlsCertificateFile.isEmpty() != config.tlsKeyFile.isEmpty())
        return invalid(u"--tls-cert and --tls-key are needed together."_s);
    if (config.behindProxy && !config.tlsKeyFile.isEmpty())
        return invalid(u"Give either --tls-cert and --tls-key or --behind-proxy."_s);
    return Done{};
}

Outcome readUser(const QCommandLineParser& parser, const QStringList& words, Options& options)
{
    const QString verb = words.value(1);
    if (verb == u"list"_s) {
        options.command = Options::Command::ListUsers;
        return words.size() == 2 ? Outcome(Done{}) : invalid(u"\"user list\" takes no more words."_s);
    }
    static const QHash<QString, Options::Command> kVerbs{{u"add"_s, Options::Command::AddUser},
                                                         {u"password"_s, Options::Command::SetPassword},
                                                         {u"disable"_s, Options::Command::DisableUser},
                                                         {u"enable"_s, Options::Command::EnableUser},
                                                         {u"sign-out"_s, Options::Command::SignOutUser}};
    if (!kVerbs.contains(verb))
        return invalid(
            u"Use \"user add\", \"password\", \"disable\", \"enable\" or \"sign-out\" with an e-mail"
            " address, or \"user list\"."_s);
    if (words.size() != 3 || !words.at(2).contains(u'@'))
        return invalid(u"\"user %1\" needs one e-mail address."_s.arg(verb));
    options.email = words.at(2);
    options.command = kVerbs.value(verb);
    const bool adds = options.command == Options::Command::AddUser;
    const bool wantsPassword = adds || options.command == Options::Command::SetPassword;
    for (const QString& name : {u"name"_s, u"role"_s, u"no-profile"_s}) {
        if (!adds && parser.isSet(name))
            return invalid(u"--%1 belongs to \"user add\"."_s.arg(name));
    }
    if (wantsPassword != parser.isSet(u"password-stdin"_s)) {
        return invalid(wantsPassword ? u"Give the password on standard input and say --password-stdin."_s
                                     : u"--password-stdin belongs to \"user add\" and \"user password\"."_s);
    }
    if (!adds)
        return Done{};
    options.fullName = parser.isSet(u"name"_s) ? parser.value(u"name"_s) : options.email;
    if (parser.isSet(u"role"_s))
        options.role = parser.value(u"role"_s);
    options.withProfile = !parser.isSet(u"no-profile"_s);
    return Done{};
}

} // namespace

Result<Options> readOptions(const QStringList& arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    if (!parser.parse(QStringList{u"lectern-server"_s} + arguments))
        return invalid(parser.errorText());
    Options options;
    if (parser.isSet(u"help"_s)) {
        options.command = Options::Command::Help;
        return options;
    }
    if (parser.isSet(u"version"_s)) {
        options.command = Options::Command::Version;
        return options;
    }
    const QStringList words = parser.positionalArguments();
    Outcome read = Done{};
    if (words.isEmpty())
        read = readServe(parser, options);
    else if (words.first() == u"user"_s)
        read = readUser(parser, words, options);
    else
        read = invalid(u"\"%1\" is no command. See --help."_s.arg(words.first()));
    if (read)
        read = readDatabase(parser, options.config);
    if (!read)
        return read.error();
    return options;
}

QString helpText()
{
    return u"lectern-server: the API that Lectern speaks, for a training centre or a demo.\n"
           "\n"
           "  lectern-server --listen HOST:PORT --database sqlite:PATH [--demo [--demo-sessions N]]\n"
           "                 [--tls-cert FILE --tls-key FILE | --behind-proxy [--trusted-proxy NETWORK]...]\n"
           "                 [--public-url URL] [--ignore-idempotency-keys]\n"
           "  lectern-server user add EMAIL [--name NAME] [--role ROLE] [--no-profile] --password-stdin\n"
           "                 --database sqlite:PATH\n"
           "  lectern-server user list --database sqlite:PATH\n"
           "  lectern-server user password EMAIL --password-stdin --database sqlite:PATH\n"
           "  lectern-server user disable EMAIL --database sqlite:PATH\n"
           "  lectern-server user enable EMAIL --database sqlite:PATH\n"
           "  lectern-server user sign-out EMAIL --database sqlite:PATH\n"
           "\n"
           "  --listen HOST:PORT   an address and port; port 0 takes a free one. The line\n"
           "                       \"listening on http://HOST:PORT\" on standard output says that it is "
           "ready.\n"
           "  --database           the SQLite file; made when it is not there.\n"
           "  --demo               fill an empty database: instructor@demo.example and second@demo.example,\n"
           "                       password demo-password; for this computer only, not behind a proxy.\n"
           "  --demo-sessions N    give the first of them N sessions, for measurements.\n"
           "  --tls-cert, --tls-key  PEM files; without them only this computer is served, unless\n"
           "  --behind-proxy       a proxy does TLS and says the client's address in X-Forwarded-For.\n"
           "  --trusted-proxy NETWORK  an address or network, such as 10.0.0.5 or 10.0.0.0/24, whose "
           "X-Forwarded-For is\n"
           "                       believed; this computer is always. May be given again.\n"
           "  --public-url URL     the training centre's home page, which names its accounts in xAPI "
           "statements.\n"
           "  --ignore-idempotency-keys  a second try is refused as ALREADY_COMPLETED even when it is the "
           "same,\n"
           "                       and starts another session once the first is completed: for tests of\n"
           "                       what clients do with such servers.\n"
           "  --role ROLE          learner, instructor (the default), admin or super_admin.\n"
           "  --no-profile         a sign-in without a user profile.\n"
           "  --password-stdin     the password is the first line of standard input, in UTF-8.\n"
           "\n"
           "\"user password\" gives a new password and ends all sign-ins; \"user disable\" ends them and "
           "lets nobody in\n"
           "until \"user enable\"; \"user sign-out\" only ends them, for example after a computer was "
           "stolen. All of them\n"
           "work while the server runs, at once.\n"
           "\n"
           "SIGHUP: it reads certificate and key again. SIGTERM and SIGINT end it cleanly.\n"
           "Exit: 0 done, 1 it failed, 2 the command line is wrong or refused.\n"_s;
}

} // namespace lectern::server
