#include "store/migrations.h"

#include "store/transaction.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace lectern {
using namespace Qt::StringLiterals;

namespace {

Failure newerVersion(const QString& path, int found, int known)
{
    return {FailureReason::NewerVersion,
            QCoreApplication::translate(
                "Store", "A newer version of Lectern wrote the file %1. Update Lectern on this "
                         "computer; the file was not touched.")
                .arg(QFileInfo(path).fileName()),
            u"user_version %1, known %2"_s.arg(found).arg(known)};
}

/// Nothing may be written before the version is known: even closing a writable connection writes.
Outcome refuseNewer(const QString& path, int known)
{
    if (QFileInfo(path).size() == 0)
        return Done{};
    auto looked = Database::open(path, Durability::Precious, Access::ReadOnly);
    if (!looked)
        return looked.error();
    auto found = (*looked)->userVersion();
    if (!found)
        return found.error();
    if (*found > known)
        return newerVersion(path, *found, known);
    return Done{};
}

/// Whether there is anything in the file that a migration could spoil.
Result<bool> hasTables(Database& database)
{
    auto read = database.prepare(u"SELECT EXISTS (SELECT 1 FROM sqlite_master)"_s);
    if (auto done = read.run(); !done)
        return done.error();
    return read.next() && read.flag(0);
}

Outcome backUp(Database& database, int version)
{
    const QString wanted = backupPath(database.path(), version);
    QString free = wanted;
    for (int n = 2; QFileInfo::exists(free); ++n)
        free = u"%1.%2"_s.arg(wanted).arg(n);
    return database.copyTo(free);
}

Outcome takeStep(Database& database, const QStringList& step, int from)
{
    Transaction transaction(database);
    if (!transaction.begun())
        return transaction.begun();
    auto version = database.userVersion();
    if (!version)
        return version.error();
    if (*version != from)
        return Done{}; // another process was quicker
    for (const QString& sql : step) {
        if (auto done = database.exec(sql); !done)
            return done;
    }
    if (auto done = database.setUserVersion(from + 1); !done)
        return done;
    return transaction.commit();
}

} // namespace

QString backupPath(const QString& path, int version)
{
    const QFileInfo info(path);
    return u"%1/%2.before-v%3.%4"_s.arg(info.path(), info.completeBaseName()).arg(version).arg(info.suffix());
}

Result<std::unique_ptr<Database>> openMigrated(const QString& path, Durability durability,
                                               const Schema& schema)
{
    if (auto fine = refuseNewer(path, schema.version()); !fine)
        return fine.error();
    auto opened = Database::open(path, durability);
    if (!opened)
        return opened;
    Database& database = **opened;
    auto before = database.userVersion();
    if (!before)
        return before.error();
    if (*before < schema.version()) {
        auto worthKeeping = hasTables(database);
        if (!worthKeeping)
            return worthKeeping.error();
        if (*worthKeeping) {
            if (auto done = backUp(database, schema.version()); !done)
                return done.error();
        }
    }
    for (int version = *before; version < schema.version(); ++version) {
        if (auto done = takeStep(database, schema.steps[version], version); !done)
            return done.error();
    }
    return opened;
}

} // namespace lectern
