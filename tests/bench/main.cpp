// lectern_bench [NAME…] [--json FILE]: measures, prints a table, ends with 1 when a limit is missed.
#include "bench_row.h"
#include "startup.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QTextStream>

#include <algorithm>
#include <functional>
#include <optional>

using namespace lectern::bench;
using namespace Qt::StringLiterals;

namespace {

struct Bench
{
    QString name;
    std::function<std::optional<QList<BenchRow>>()> measure;
};

const QList<Bench>& benches()
{
    static const QList<Bench> all{{u"startup"_s, measureStartup}};
    return all;
}

bool writeJson(const QString& path, const QList<BenchRow>& rows)
{
    QFile file(path);
    const QByteArray bytes = QJsonDocument(toJson(rows)).toJson();
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.flush();
}

} // namespace

int main(int argc, char* argv[])
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addPositionalArgument(u"name"_s, u"What to measure; everything if none is named: startup"_s,
                                 u"[NAME…]"_s);
    const QCommandLineOption json(u"json"_s, u"Write the rows to a file as well."_s, u"FILE"_s);
    parser.addOption(json);
    parser.process(app);

    QTextStream err(stderr);
    const QStringList names = parser.positionalArguments();
    for (const QString& name : names) {
        if (std::none_of(benches().begin(), benches().end(),
                         [&](const Bench& bench) { return bench.name == name; })) {
            err << "There is no bench '" << name << "'.\n";
            return 2;
        }
    }
    QList<BenchRow> rows;
    for (const Bench& bench : benches()) {
        if (!names.isEmpty() && !names.contains(bench.name))
            continue;
        const auto measured = bench.measure();
        if (!measured) {
            err << bench.name << " could not be measured.\n";
            return 1;
        }
        rows.append(*measured);
    }
    QTextStream(stdout) << table(rows) << Qt::endl;
    if (parser.isSet(json) && !writeJson(parser.value(json), rows)) {
        err << "The file cannot be written: " << parser.value(json) << '\n';
        return 1;
    }
    return std::all_of(rows.begin(), rows.end(), [](const BenchRow& row) { return row.held(); }) ? 0 : 1;
}
