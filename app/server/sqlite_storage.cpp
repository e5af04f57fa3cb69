#include "server/sqlite_storage.h"

#include "server/private_database.h"
#include "server/sqlite_schema.h"
#include "server/sqlite_values.h"

#include <QFileInfo>

namespace lectern::server {

using namespace sqlite;

Result<std::unique_ptr<Storage>> SqliteStorage::open(const QString& path)
{
    auto connection = SqliteConnection::open(path);
    if (!connection)
        return connection.error();
    return std::unique_ptr<Storage>(std::make_unique<SqliteStorage>(std::move(connection).value()));
}

namespace {

/// Whose the file is. One that is not there, or of no bytes, is nobody's.
Result<DatabaseOwner> ownerOfFile(const QString& path)
{
    if (QFileInfo(path).size() == 0)
        return DatabaseOwner::Nobody;
    auto looking = SqliteConnection::openToLook(path);
    const auto owner = looking ? ownerOf(**looking) : Result<DatabaseOwner>(looking.error());
    return !owner && owner.error().reason == FailureReason::Damaged ? DatabaseOwner::Other : owner;
}

Outcome checkOwner(const QString& path, SqliteStorage::IfMissing ifMissing)
{
    if (auto checked = checkDatabaseName(path); !checked)
        return checked;
    const auto owner = ownerOfFile(path);
    if (!owner)
        return owner.error();
    if (*owner == DatabaseOwner::Other) {
        return Failure{FailureReason::InvalidInput,
                       QStringLiteral("%1 is no database of lectern-server, so it is left as it is. Give"
                                      " another --database sqlite:PATH.")
                           .arg(path),
                       {}};
    }
    if (*owner == DatabaseOwner::Nobody && ifMissing == SqliteStorage::IfMissing::Refuse)
        return Failure{FailureReason::NotFound, QStringLiteral("There is no database at %1.").arg(path), {}};
    return Done{};
}

} // namespace

Outcome SqliteStorage::prepare(const QString& path, IfMissing ifMissing)
{
    if (auto checked = checkOwner(path, ifMissing); !checked)
        return checked;
    if (auto isPrivate = makeFilePrivate(path); !isPrivate)
        return isPrivate;
    auto connection = SqliteConnection::open(path);
    if (!connection)
        return connection.error();
    return migrateSqlite(**connection);
}

SqliteStorage::SqliteStorage(std::unique_ptr<SqliteConnection> connection)
    : m_connection(std::move(connection))
{
}

Outcome SqliteStorage::begin(Access access)
{
    m_writes = access == Access::Write;
    if (!m_writes)
        return m_connection->execute("BEGIN");
    if (auto same = m_connection->checkFiles(); !same)
        return same;
    return m_connection->execute("BEGIN IMMEDIATE");
}

Outcome SqliteStorage::commit()
{
    if (auto committed = m_connection->execute("COMMIT"); !committed)
        return committed;
    // Only what is in the file at the path was stored.
    return m_writes ? m_connection->checkFiles() : Outcome(Done{});
}

void SqliteStorage::rollback()
{
    (void)m_connection->execute("ROLLBACK"); // fails only when SQLite has rolled back by itself
}

Outcome SqliteStorage::setSavepoint()
{
    return m_connection->execute("SAVEPOINT request");
}

Outcome SqliteStorage::releaseSavepoint()
{
    return m_connection->execute("RELEASE request");
}

Outcome SqliteStorage::undoToSavepoint()
{
    if (auto undone = m_connection->execute("ROLLBACK TO request"); !undone)
        return undone;
    return releaseSavepoint();
}

Outcome SqliteStorage::ping()
{
    if (auto same = m_connection->checkFiles(); !same)
        return same;
    return m_connection->execute("SELECT count(*) FROM tenants");
}

Outcome SqliteStorage::tryWrite(qsizetype bytes)
{
    // Others each time: SQLite leaves out what would change nothing.
    return m_connection->execute("INSERT INTO written_to_try (id, bytes) VALUES (1, randomblob(?))"
                                 " ON CONFLICT (id) DO UPDATE SET bytes = excluded.bytes",
                                 {qint64(bytes)});
}

Outcome SqliteStorage::setPatience(std::chrono::milliseconds patience)
{
    return m_connection->setBusyTimeout(patience);
}

Result<Tenant> SqliteStorage::tenant()
{
    auto rows = m_connection->run("SELECT id, base_url FROM tenants LIMIT 1");
    if (!rows)
        return rows.error();
    if (!rows->next())
        return Failure{FailureReason::Damaged, QStringLiteral("The database has no tenant."), {}};
    return Tenant{rows->text(0), rows->text(1)};
}

Outcome SqliteStorage::setTenantBaseUrl(const QString& url)
{
    return m_connection->execute("UPDATE tenants SET base_url = ?", {url});
}

namespace {

constexpr char kPackages[] =
    "SELECT id, tenant_id, title, description, version, storage_path, storage_backend, file_size_bytes,"
    " package_name, min_sdk, target_platforms, checksum, status, created_at, created_by FROM packages"
    " WHERE tenant_id = ? ORDER BY title, version, id";
constexpr char kPackage[] =
    "SELECT id, tenant_id, title, description, version, storage_path, storage_backend, file_size_bytes,"
    " package_name, min_sdk, target_platforms, checksum, status, created_at, created_by FROM packages"
    " WHERE tenant_id = ? AND id = ?";

Package readPackage(const SqliteRows& row)
{
    Package package;
    package.id = toUuid(row.value(0));
    package.tenantId = row.text(1);
    package.title = row.text(2);
    package.description = row.text(3);
    package.version = row.text(4);
    package.storagePath = row.text(5);
    package.storageBackend = row.text(6);
    package.fileSizeBytes = toInteger(row.value(7));
    package.packageName = row.text(8);
    if (const auto sdk = toInteger(row.value(9)))
        package.minSdk = int(*sdk);
    package.targetPlatforms = toTexts(row.value(10));
    package.checksum = row.text(11);
    package.status = row.text(12);
    package.createdAt = toTime(row.value(13));
    package.createdBy = row.text(14);
    return package;
}

} // namespace

Result<QList<Package>> SqliteStorage::packages(const QString& tenantId)
{
    auto rows = m_connection->run(kPackages, {tenantId});
    if (!rows)
        return rows.error();
    QList<Package> packages;
    while (rows->next())
        packages.append(readPackage(*rows));
    if (auto outcome = rows->outcome(); !outcome)
        return outcome.error();
    return packages;
}

Result<std::optional<Package>> SqliteStorage::package(const QString& tenantId, const QUuid& id)
{
    auto rows = m_connection->run(kPackage, {tenantId, wire::toText(id)});
    if (!rows)
        return rows.error();
    if (rows->next())
        return std::optional(readPackage(*rows));
    if (auto outcome = rows->outcome(); !outcome)
        return outcome.error();
    return std::optional<Package>();
}

Outcome SqliteStorage::addPackage(const Package& package)
{
    return m_connection->execute(
        "INSERT INTO packages (id, tenant_id, title, description, version, storage_path, storage_backend,"
        " file_size_bytes, package_name, min_sdk, target_platforms, checksum, status, created_at, created_by)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {wire::toText(package.id), package.tenantId, package.title, toValue(package.description),
         package.version, package.storagePath, package.storageBackend, toValue(package.fileSizeBytes),
         toValue(package.packageName), toValue(package.minSdk), toValue(package.targetPlatforms),
         toValue(package.checksum), package.status, toValue(package.createdAt), toValue(package.createdBy)});
}

} // namespace lectern::server
