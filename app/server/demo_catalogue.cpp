#include "server/demo_catalogue.h"

#include <QCryptographicHash>

#include <array>

namespace lectern::server {
namespace {

struct Entry
{
    const char* title;
    const char* version;
    const char* platforms;
    int megabytes;
    int minSdk;
    const char* crew; ///< whom the instructor trains with it
    const char* description;
};

constexpr std::array kEntries{
    Entry{"Crane Hand Signals", "2.0.0", "quest3", 528, 32, "Riggers",
          "Read and give the standard hand signals for a mobile crane, with a blind lift at the end."},
    Entry{"Confined Space Entry", "1.4.2", "quest3", 412, 29, "Tank B",
          "Atmosphere testing, entry permit and rescue signals in a storage tank."},
    Entry{"Forklift Pre-Shift Check", "2.3.0", "quest2 quest3", 367, 29, "Early",
          "Walk around a counterbalance truck, find the seeded defects and decide whether it may be used."},
    Entry{"Chemical Spill Response", "2.1.0", "quest3 pico4", 604, 29, "Bay 4",
          "Recognise the substance, choose protective equipment and contain a spill in a loading bay."},
    Entry{"Lockout and Tagout", "3.0.1", "quest2 quest3", 489, 29, "Line 2",
          "Isolate a conveyor from every source of energy, lock it, tag it and prove that it is dead."},
    Entry{"Working at Height", "4.2.0", "quest3", 733, 32, "Steel",
          "Inspect a harness, choose anchor points and cross a steel frame with two lanyards."},
    Entry{"Fire Extinguisher Drill", "1.8.3", "quest2", 295, 29, "Floor 3",
          "Choose the right extinguisher for five fires and put them out before the alarm time is over."},
    Entry{
        "Electrical Panel Isolation", "1.1.5", "quest3 pico4", 446, 29, "Year 1",
        "Isolate, secure, prove dead, earth and cover: the five rules at a low-voltage distribution panel."},
    Entry{"Ladder Safety Basics", "1.0.0", "quest2", 188, 29, "Group A",
          "Set up a leaning ladder, check its angle and keep three points of contact."},
    Entry{"Warehouse Evacuation", "2.2.4", "quest2 quest3 pico4", 571, 29, "Hall C",
          "Lead a team out of a smoke-filled warehouse and report at the assembly point."},
    Entry{"Hot Work Permit", "1.3.0", "quest3", 398, 32, "Welders",
          "Clear the area, fill in the permit and keep the fire watch during and after welding."},
    Entry{"First Aid: Bleeding Control", "1.2.1", "quest2 quest3", 342, 29, "Group D",
          "Find severe bleeding, apply pressure, pack a wound and use a tourniquet."},
};

Package toPackage(const Entry& entry)
{
    const QString title = QString::fromLatin1(entry.title);
    QString slug = title.toLower();
    slug.remove(QLatin1Char(':')).replace(QLatin1Char(' '), QLatin1Char('-'));
    Package package;
    package.id = demoId(QStringLiteral("package/") + slug);
    package.title = title;
    package.description = QString::fromLatin1(entry.description);
    package.version = QString::fromLatin1(entry.version);
    package.storagePath = QStringLiteral("packages/%1/%1-%2.apk").arg(slug, package.version);
    package.storageBackend = QStringLiteral("r2");
    constexpr qint64 kOdd = 48'611; // real files do not end at a whole megabyte
    package.fileSizeBytes = qint64(entry.megabytes) * 1'000'000 + kOdd * entry.minSdk;
    package.packageName = QStringLiteral("example.demo.") + QString(slug).remove(QLatin1Char('-'));
    package.minSdk = entry.minSdk;
    package.targetPlatforms = QString::fromLatin1(entry.platforms).split(QLatin1Char(' '));
    const QByteArray sum =
        QCryptographicHash::hash(package.storagePath.toUtf8(), QCryptographicHash::Sha256).toHex();
    package.checksum = QStringLiteral("sha256:") + QString::fromLatin1(sum);
    package.status = QStringLiteral("published");
    return package;
}

} // namespace

QUuid demoId(const QString& name)
{
    static const QUuid space(0x0d7e5b1c, 0x52a4, 0x4e0f, 0x8f, 0x3b, 0x6a, 0x4c, 0x1d, 0x9e, 0x77, 0x02);
    return QUuid::createUuidV5(space, name);
}

qsizetype demoPackageCount()
{
    return qsizetype(kEntries.size());
}

QList<Package> demoPackages(const QString& tenantId, const QString& createdBy, const QDateTime& now)
{
    QList<Package> packages;
    for (const Entry& entry : kEntries) {
        Package package = toPackage(entry);
        package.tenantId = tenantId;
        package.createdBy = createdBy;
        constexpr int kDaysApart = 9;
        package.createdAt = now.addDays(-150 + kDaysApart * packages.size());
        packages.append(package);
    }
    return packages;
}

QString demoCrew(qsizetype package)
{
    return QString::fromLatin1(kEntries.at(size_t(package)).crew);
}

} // namespace lectern::server
