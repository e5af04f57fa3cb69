#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

namespace lectern::bench {

/// One figure of ours beside the bare one of the same run.
struct BenchRow
{
    enum class Bound {
        RatioAtMost,  ///< ours / bare
        RatioAtLeast, ///< ours / bare
        AtMost,       ///< ours, in its unit; bare only stands beside it
        None          ///< for information
    };

    QString name; ///< "startup: first painted list"
    QString unit; ///< "ms", "MiB", "/s"
    double ours = 0.0;
    double bare = 0.0;
    double limit = 0.0;
    Bound bound = Bound::RatioAtMost;

    [[nodiscard]] double ratio() const { return bare > 0.0 ? ours / bare : 0.0; }
    [[nodiscard]] bool held() const;
};

double median(QList<double> values);
/// The value that a share of @p share (0 to 1) of them does not exceed.
double quantile(QList<double> values, double share);

/// For people.
QString table(const QList<BenchRow>& rows);
/// {"rows":[{"name","unit","ours","bare","ratio","bound","limit","held"}]}
QJsonObject toJson(const QList<BenchRow>& rows);

} // namespace lectern::bench
