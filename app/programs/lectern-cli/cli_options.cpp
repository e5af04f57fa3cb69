#include "cli_options.h"

#include <QList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lectern::cli {
namespace {

struct Shape
{
    QString command;
    int arguments;      ///< how many it needs at least
    int mostArguments;  ///< and may have
    QStringList values; ///< options that take a value
    QStringList switches;
};

const QList<Shape>& shapes()
{
    static const QList<Shape> all{
        {u"sign-in"_s, 0, 0, {u"email"_s}, {u"password-stdin"_s, u"token-stdin"_s}},
        {u"sign-out"_s, 0, 0, {}, {}},
        {u"status"_s, 0, 0, {}, {}},
        {u"sessions"_s, 0, 0, {u"package"_s, u"activity"_s, u"status"_s}, {u"offline"_s}},
        {u"session create"_s, 0, 0, {u"package"_s, u"activity"_s}, {}},
        {u"session label"_s, 2, 2, {}, {}},
        {u"packages"_s, 0, 0, {}, {u"offline"_s}},
        {u"complete"_s, 1, 1, {u"score"_s, u"minutes"_s, u"notes"_s, u"notes-file"_s}, {u"queue-only"_s}},
        {u"outbox list"_s, 0, 0, {}, {}},
        {u"outbox retry"_s, 1, 1, {}, {}},
        {u"outbox discard"_s, 1, 1, {}, {}},
        {u"outbox recall"_s, 1, 1, {}, {}},
        {u"outbox keep-server"_s, 1, 1, {}, {}},
        {u"outbox export"_s, 1, 1, {}, {u"passphrase-stdin"_s}},
        {u"outbox import"_s, 1, 1, {}, {u"passphrase-stdin"_s}},
        {u"setting"_s, 0, 2, {}, {}},
        {u"receipt"_s, 1, 1, {}, {}},
        {u"repair"_s, 0, 1, {}, {}},
        {u"history"_s, 0, 1, {}, {u"verify"_s}},
        {u"sync"_s, 0, 0, {u"timeout"_s}, {}},
    };
    return all;
}

Failure invalid(const QString& message)
{
    return {FailureReason::InvalidInput, message, {}};
}

/// Takes the words of the command off the front. "outbox" alone is "outbox list".
Result<Shape> takeCommand(QStringList& words)
{
    const QString first = words.takeFirst();
    const auto named = [](const QString& name) {
        const auto& all = shapes();
        return std::find_if(all.begin(), all.end(),
                            [&](const Shape& shape) { return shape.command == name; });
    };
    if (first == u"outbox" && (words.isEmpty() || words.first().startsWith(u'-')))
        return *named(u"outbox list"_s);
    if (first == u"outbox" || first == u"session") {
        const QString second = words.isEmpty() ? QString() : words.takeFirst();
        if (const auto found = named(first + u' ' + second); found != shapes().end())
            return *found;
        return invalid(u"There is no command '%1 %2'. See lectern-cli --help."_s.arg(first, second));
    }
    if (const auto found = named(first); found != shapes().end())
        return *found;
    return invalid(u"There is no command '%1'. See lectern-cli --help."_s.arg(first));
}

/// Splits "--name=value" and takes the value from the next word otherwise.
Result<QString> takeValue(const QString& word, QStringList& rest)
{
    const qsizetype equals = word.indexOf(u'=');
    if (equals >= 0)
        return word.mid(equals + 1);
    if (rest.isEmpty())
        return invalid(u"%1 needs a value."_s.arg(word));
    return rest.takeFirst();
}

QString nameOf(const QString& word)
{
    return word.mid(2, word.indexOf(u'=') < 0 ? -1 : word.indexOf(u'=') - 2);
}

Outcome readGlobal(QStringList& words, CliOptions& options)
{
    while (!words.isEmpty() && words.first().startsWith(u'-')) {
        const QString word = words.takeFirst();
        const QString name = nameOf(word);
        if (word == u"-h" || name == u"help") {
            options.help = true;
        } else if (word == u"-v" || name == u"version") {
            options.version = true;
        } else if (name == u"json") {
            options.json = true;
        } else if (name == u"profile" || name == u"server" || name == u"as") {
            const auto value = takeValue(word, words);
            if (!value)
                return value.error();
            if (value->isEmpty()) // an empty variable of a script must not mean another server or folder
                return invalid(u"--%1 needs a value that is not empty."_s.arg(name));
            (name == u"profile"  ? options.profile
             : name == u"server" ? options.server
                                 : options.person) = *value;
        } else {
            return invalid(u"There is no option '%1'. See lectern-cli --help."_s.arg(word));
        }
    }
    return Done{};
}

Outcome readCommandOptions(const Shape& shape, QStringList words, CliOptions& options)
{
    bool onlyArguments = false;
    while (!words.isEmpty()) {
        const QString word = words.takeFirst();
        const QString name = nameOf(word);
        if (onlyArguments || !word.startsWith(u"--")) {
            options.arguments.append(word);
        } else if (word == u"--") {
            onlyArguments = true;
        } else if (name == u"json") {
            options.json = true;
        } else if (name == u"help") {
            options.help = true;
        } else if (shape.switches.contains(name)) {
            options.switches.append(name);
        } else if (shape.values.contains(name)) {
            const auto value = takeValue(word, words);
            if (!value)
                return value.error();
            options.values.insert(name, *value);
        } else {
            return invalid(u"'%1' has no option '%2'. See lectern-cli --help."_s.arg(shape.command, word));
        }
    }
    return Done{};
}

} // namespace

Result<CliOptions> parseOptions(const QStringList& arguments)
{
    QStringList words = arguments;
    CliOptions options;
    if (const auto read = readGlobal(words, options); !read)
        return read.error();
    if (options.help || options.version)
        return options;
    if (words.isEmpty())
        return invalid(u"Which command? See lectern-cli --help."_s);
    const auto shape = takeCommand(words);
    if (!shape)
        return shape.error();
    options.command = shape->command;
    if (const auto read = readCommandOptions(*shape, words, options); !read)
        return read.error();
    const qsizetype given = options.arguments.size();
    if (!options.help && (given < shape->arguments || given > shape->mostArguments)) {
        const QString wanted = shape->arguments == shape->mostArguments
                                   ? QString::number(shape->arguments)
                                   : u"%1 to %2"_s.arg(shape->arguments).arg(shape->mostArguments);
        return invalid(
            u"'%1' takes %2 argument(s), not %3. See lectern-cli --help."_s.arg(shape->command, wanted)
                .arg(given));
    }
    return options;
}

} // namespace lectern::cli
