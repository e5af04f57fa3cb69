#include "bench_row.h"

#include <QJsonArray>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lectern::bench {

double median(QList<double> values)
{
    if (values.isEmpty())
        return 0.0;
    std::sort(values.begin(), values.end());
    const qsizetype middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2.0;
}

QString table(const QList<BenchRow>& rows)
{
    QStringList lines{u"%1 %2 %3 %4 %5  held"_s.arg(u"what"_s, -34)
                          .arg(u"ours"_s, 12)
                          .arg(u"bare"_s, 12)
                          .arg(u"ratio"_s, 7)
                          .arg(u"limit"_s, 7)};
    for (const BenchRow& row : rows) {
        const auto figure = [&row](double value) {
            return QString::number(value, 'f', 1) + u' ' + row.unit;
        };
        lines.append(u"%1 %2 %3 %4 %5  %6"_s.arg(row.name, -34)
                         .arg(figure(row.ours), 12)
                         .arg(figure(row.bare), 12)
                         .arg(QString::number(row.ratio(), 'f', 2), 7)
                         .arg(QString::number(row.limit, 'f', 2), 7)
                         .arg(row.held() ? u"yes"_s : u"NO"_s));
    }
    return lines.join(u'\n');
}

QJsonObject toJson(const QList<BenchRow>& rows)
{
    QJsonArray array;
    for (const BenchRow& row : rows) {
        array.append(QJsonObject{{u"name"_s, row.name},
                                 {u"unit"_s, row.unit},
                                 {u"ours"_s, row.ours},
                                 {u"bare"_s, row.bare},
                                 {u"ratio"_s, row.ratio()},
                                 {u"limit"_s, row.limit},
                                 {u"held"_s, row.held()}});
    }
    return {{u"rows"_s, array}};
}

} // namespace lectern::bench
