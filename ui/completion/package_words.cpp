#include "ui/completion/package_words.h"

#include "ui/common/isolated.h"
#include <QHash>
#include <QLocale>

namespace lectern {
namespace {

/// The release of Android that brought an API level; empty for one we do not know.
QString androidRelease(int apiLevel)
{
    static const QHash<int, QString> releases{
        {21, QStringLiteral("5.0")}, {22, QStringLiteral("5.1")}, {23, QStringLiteral("6")},
        {24, QStringLiteral("7.0")}, {25, QStringLiteral("7.1")}, {26, QStringLiteral("8.0")},
        {27, QStringLiteral("8.1")}, {28, QStringLiteral("9")},   {29, QStringLiteral("10")},
        {30, QStringLiteral("11")},  {31, QStringLiteral("12")},  {32, QStringLiteral("12L")},
        {33, QStringLiteral("13")},  {34, QStringLiteral("14")},  {35, QStringLiteral("15")},
        {36, QStringLiteral("16")},
    };
    return releases.value(apiLevel);
}

} // namespace

QString PackageWords::size(const Package& package)
{
    if (!package.fileSizeBytes || *package.fileSizeBytes < 0)
        return {};
    const int decimals = *package.fileSizeBytes < 10'000'000 ? 1 : 0;
    return QLocale().formattedDataSize(*package.fileSizeBytes, decimals, QLocale::DataSizeSIFormat);
}

QString PackageWords::needs(const Package& package)
{
    if (!package.minSdk)
        return {};
    const QString release = androidRelease(*package.minSdk);
    if (release.isEmpty())
        return tr("Android API %1 or later").arg(*package.minSdk);
    return tr("Android %1 or later").arg(isolated(release));
}

QString PackageWords::needsExactly(const Package& package)
{
    if (!package.minSdk)
        return {};
    const QString release = androidRelease(*package.minSdk);
    if (release.isEmpty())
        return needs(package);
    return tr("Android %1 (API %2) or later").arg(isolated(release), QString::number(*package.minSdk));
}

QString PackageWords::checksum(const Package& package)
{
    QString text = package.checksum.trimmed();
    const qsizetype colon = text.indexOf(u':');
    if (colon > 0)
        text[colon] = u' ';
    else if (text.size() == 64)
        text.prepend(QStringLiteral("sha256 "));
    return text;
}

QString PackageWords::status(const Package& package)
{
    const QString word = package.status.toLower();
    if (word == QStringLiteral("published"))
        return tr("Published");
    if (word == QStringLiteral("active"))
        return tr("Active");
    if (word == QStringLiteral("draft"))
        return tr("Draft", "status of a package");
    if (word == QStringLiteral("archived"))
        return tr("Archived");
    return package.status;
}

QString PackageWords::summary(const Package& package)
{
    QStringList parts{size(package), needs(package)};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

} // namespace lectern
