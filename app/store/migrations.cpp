#include "store/migrations.h"

#include "store/private_files.h"
#include "store/sql_failure.h"
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

/// Whether there is anything in the file that the steps from this version could spoil. Another program may
/// have taken them by now.
Result<bool> isWorthKeeping(Database& database, int version)
{
    auto read = database.prepare(u"SELECT (SELECT user_version FROM pragma_user_version) = ? "
                                 "AND EXISTS (SELECT 1 FROM sqlite_master)"_s);
    if (auto done = read.run({version}); !done)
        return done.error();
    return read.next() && read.flag(0);
}

Outcome backUp(Database& database, int version)
{
    return database.copyTo(unusedPath(backupPath(database.path(), version)));
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
        auto done = database.exec(sql);
        if (!done && done.error().reason == FailureReason::NotAllowed) // what is there breaks its own rules
            return damagedFile(done.error().detail);
        if (!done)
            return done;
    }
    if (auto done = database.setUserVersion(from + 1); !done)
        return done;
    return transaction.commit();
}

/// The text of every table, index and trigger, in the order of their names.
Result<QStringList> definitionsIn(Database& database)
{
    auto read =
        database.prepare(u"SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name"_s);
    if (auto done = read.run(); !done)
        return done.error();
    QStringList definitions;
    while (read.next())
        definitions.append(read.text(0));
    if (auto ended = read.end(); !ended)
        return ended.error();
    return definitions;
}

Outcome takeSteps(Database& database, const Schema& schema, int from)
{
    for (int version = from; version < schema.version(); ++version) {
        if (auto done = takeStep(database, schema.steps[version], version); !done)
            return done;
    }
    return Done{};
}

/// SQLite's own check does not see a flipped bit in the name of a column: what is there must be what the
/// steps make of an empty file.
Outcome checkDefinitions(Database& database, const Schema& schema)
{
    auto model = Database::open(Database::kInMemory, Durability::Disposable);
    if (!model)
        return model.error();
    if (auto done = takeSteps(**model, schema, 0); !done)
        return done;
    auto wanted = definitionsIn(**model);
    if (!wanted)
        return wanted.error();
    auto found = definitionsIn(database);
    if (!found)
        return found.error();
    if (*found == *wanted)
        return Done{};
    return damagedFile(u"definitions differ: "_s + QFileInfo(database.path()).fileName());
}

} // namespace

/// Nothing may be written before the version is known: even closing a writable connection writes.
Outcome refuseNewer(const QString& path, int known)
{
    if (QFileInfo(path).size() == 0)
        return Done{};
    if (QFileInfo::exists(path + "-journal"_L1))
        return Done{}; // it was being made: only a writer may undo that; openMigrated() looks at the version
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

QString backupPath(const QString& path, int version)
{
    const QFileInfo info(path);
    return u"%1/%2.before-v%3.%4"_s.arg(info.path(), info.completeBaseName()).arg(version).arg(info.suffix());
}

Result<std::unique_ptr<Database>> openMigrated(const QString& path, Durability durability,
                                               const Schema& schema, IfEmpty ifEmpty)
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
    if (*before > schema.version())
        return newerVersion(path, *before, schema.version());
    if (*before == 0 && ifEmpty == IfEmpty::IsDamaged)
        return damagedFile(u"emptied: "_s + QFileInfo(path).fileName());
    if (*before < schema.version()) {
        auto worthKeeping = isWorthKeeping(database, *before);
        if (!worthKeeping)
            return worthKeeping.error();
        if (*worthKeeping) {
            // A step copies what it finds: damage must not pass for something that was there.
            if (auto sound = database.check(Database::Thoroughness::Full); !sound)
                return sound.error();
            if (auto done = backUp(database, schema.version()); !done)
                return done.error();
        }
    }
    if (auto done = takeSteps(database, schema, *before); !done)
        return done.error();
    if (auto sound = checkDefinitions(database, schema); !sound)
        return sound.error();
    return opened;
}

} // namespace lectern
