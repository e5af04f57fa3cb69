// lectern_bench [NAME…] [--json FILE]: measures, prints a table, ends with 1 when a limit is missed.
#include "benches.h"
#include "refresh_child.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QTextStream>

#include <algorithm>
#include <functional>

using namespace lectern::bench;
using namespace Qt::StringLiterals;

namespace {

struct Bench
{
    QString name;
    std::function<Measured()> measure;
};

const QList<Bench>& benches()
{
    static const QList<Bench> all{{u"record"_s, measureRecord},      {u"drain"_s, measureDrain},
                                  {u"drain-far"_s, measureDrainFar}, {u"refresh"_s, measureRefresh},
                                  {u"stalls"_s, measureStalls},      {u"startup"_s, measureStartup},
                                  {u"growth"_s, measureGrowth}};
    return all;
}

QString names()
{
    QStringList all;
    for (const Bench& bench : benches())
        all.append(bench.name);
    return all.join(u", "_s);
}

bool writeJson(const QString& path, const QList<BenchRow>& rows)
{
    QFile file(path);
    const QByteArray bytes = QJsonDocument(toJson(rows)).toJson();
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.flush();
}

/// Runs those that are named, all if none is; false if one could not be measured.
bool run(const QStringList& named, QList<BenchRow>& rows)
{
    bool all = true;
    for (const Bench& bench : benches()) {
        if (!named.isEmpty() && !named.contains(bench.name))
            continue;
        if (const auto measured = bench.measure()) {
            rows.append(*measured);
        } else {
            QTextStream(stderr) << bench.name << " could not be measured.\n";
            all = false;
        }
    }
    return all;
}

} // namespace

int main(int argc, char* argv[])
{
    QCoreApplication app(argc, argv);
    if (isRefreshChild(QCoreApplication::arguments()))
        return runRefreshChild(QCoreApplication::arguments());
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addPositionalArgument(
        u"name"_s, u"What to measure; everything if none is named: %1"_s.arg(names()), u"[NAME…]"_s);
    const QCommandLineOption json(u"json"_s, u"Write the rows to a file as well."_s, u"FILE"_s);
    parser.addOption(json);
    parser.process(app);

    QTextStream err(stderr);
    const QStringList named = parser.positionalArguments();
    for (const QString& name : named) {
        if (std::none_of(benches().begin(), benches().end(),
                         [&](const Bench& bench) { return bench.name == name; })) {
            err << "There is no bench '" << name << "'. There are: " << names() << '\n';
            return 2;
        }
    }
    QList<BenchRow> rows;
    const bool all = run(named, rows);
    QTextStream(stdout) << table(rows) << Qt::endl;
    if (parser.isSet(json) && !writeJson(parser.value(json), rows)) {
        err << "The file cannot be written: " << parser.value(json) << '\n';
        return 1;
    }
    const bool held = std::all_of(rows.begin(), rows.end(), [](const BenchRow& row) { return row.held(); });
    return all && held ? 0 : 1;
}
