#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

namespace lectern::bench {

/// One figure of ours beside the bare one of the same run.
struct BenchRow
{
    QString name; ///< "startup: first painted list"
    QString unit; ///< "ms", "MiB"
    double ours = 0.0;
    double bare = 0.0;
    double limit = 0.0; ///< ours / bare, at most

    [[nodiscard]] double ratio() const { return bare > 0.0 ? ours / bare : 0.0; }
    [[nodiscard]] bool held() const { return bare > 0.0 && ratio() <= limit; }
};

double median(QList<double> values);

/// For people.
QString table(const QList<BenchRow>& rows);
/// {"rows":[{"name","unit","ours","bare","ratio","limit","held"}]}
QJsonObject toJson(const QList<BenchRow>& rows);

} // namespace lectern::bench
