#include "bench_row.h"

#include <QJsonArray>
#include <QStringList>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace lectern::bench {
namespace {

QString wordOf(BenchRow::Bound bound)
{
    switch (bound) {
    case BenchRow::Bound::RatioAtMost:
        return u"ratio at most"_s;
    case BenchRow::Bound::RatioAtLeast:
        return u"ratio at least"_s;
    case BenchRow::Bound::AtMost:
        return u"at most"_s;
    case BenchRow::Bound::None:
        break;
    }
    return u"-"_s;
}

QString limitOf(const BenchRow& row)
{
    switch (row.bound) {
    case BenchRow::Bound::RatioAtMost:
        return u"<= %1"_s.arg(row.limit, 0, 'f', 2);
    case BenchRow::Bound::RatioAtLeast:
        return u">= %1"_s.arg(row.limit, 0, 'f', 2);
    case BenchRow::Bound::AtMost:
        return u"<= %1 %2"_s.arg(row.limit, 0, 'f', 0).arg(row.unit);
    case BenchRow::Bound::None:
        break;
    }
    return u"-"_s;
}

QString heldOf(const BenchRow& row)
{
    if (row.bound == BenchRow::Bound::None)
        return u"-"_s;
    return row.held() ? u"yes"_s : u"NO"_s;
}

} // namespace

bool BenchRow::held() const
{
    switch (bound) {
    case Bound::RatioAtMost:
        return bare > 0.0 && ratio() <= limit;
    case Bound::RatioAtLeast:
        return bare > 0.0 && ratio() >= limit;
    case Bound::AtMost:
        return ours <= limit;
    case Bound::None:
        break;
    }
    return true;
}

double median(QList<double> values)
{
    if (values.isEmpty())
        return 0.0;
    std::sort(values.begin(), values.end());
    const qsizetype middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2.0;
}

double quantile(QList<double> values, double share)
{
    if (values.isEmpty())
        return 0.0;
    std::sort(values.begin(), values.end());
    const auto place = qsizetype(std::ceil(share * double(values.size()))) - 1;
    return values[std::clamp<qsizetype>(place, 0, values.size() - 1)];
}

QString table(const QList<BenchRow>& rows)
{
    QStringList lines{u"%1 %2 %3 %4 %5  held"_s.arg(u"what"_s, -46)
                          .arg(u"ours"_s, 14)
                          .arg(u"bare"_s, 14)
                          .arg(u"ratio"_s, 7)
                          .arg(u"limit"_s, 10)};
    for (const BenchRow& row : rows) {
        const auto figure = [&row](double value) {
            const int digits = std::abs(value) < 10.0 ? 2 : 1;
            return QString::number(value, 'f', digits) + u' ' + row.unit;
        };
        lines.append(u"%1 %2 %3 %4 %5  %6"_s.arg(row.name, -46)
                         .arg(figure(row.ours), 14)
                         .arg(row.bare > 0.0 ? figure(row.bare) : u"-"_s, 14)
                         .arg(row.bare > 0.0 ? QString::number(row.ratio(), 'f', 2) : u"-"_s, 7)
                         .arg(limitOf(row), 10)
                         .arg(heldOf(row)));
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
                                 {u"bound"_s, wordOf(row.bound)},
                                 {u"limit"_s, row.limit},
                                 {u"held"_s, row.held()}});
    }
    return {{u"rows"_s, array}};
}

} // namespace lectern::bench
