#include "server/sqlite_connection.h"

#include "server/private_database.h"

#include <QSqlError>

#include <atomic>

namespace lectern::server {
namespace {

Failure failureOf(const QSqlError& error, const char* what)
{
    constexpr char kFull[] = "13"; // SQLITE_FULL
    const bool full = error.nativeErrorCode() == QLatin1String(kFull);
    return {full ? FailureReason::DiskFull : FailureReason::Storage,
            QStringLiteral("The database could not be read or written."),
            QLatin1String(what) + QLatin1String(": ") + error.text()};
}

} // namespace

Outcome SqliteRows::outcome() const
{
    if (m_query->lastError().isValid())
        return failureOf(m_query->lastError(), "read");
    return Done{};
}

Result<std::unique_ptr<SqliteConnection>> SqliteConnection::open(const QString& path)
{
    static std::atomic<quint64> counter = 0;
    if (auto isPrivate = makeFilePrivate(path); !isPrivate)
        return isPrivate.error();
    auto connection = std::unique_ptr<SqliteConnection>(new SqliteConnection(path));
    connection->m_name = QStringLiteral("lectern-server-%1").arg(++counter);
    connection->m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connection->m_name);
    connection->m_database.setDatabaseName(path);
    connection->m_database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000"));
    connection->m_files.lookBefore();
    if (!connection->m_database.open())
        return failureOf(connection->m_database.lastError(), "open");
    for (const char* statement :
         {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "PRAGMA foreign_keys=ON",
          "SELECT count(*) FROM sqlite_schema"}) { // the last one opens the log, so that its file is there
        QSqlQuery query(connection->m_database);
        if (!query.exec(QLatin1String(statement)))
            return failureOf(query.lastError(), statement);
    }
    if (auto same = connection->m_files.lookAfter(); !same)
        return same.error();
    return connection;
}

SqliteConnection::~SqliteConnection()
{
    m_prepared.clear();
    if (m_database.isValid()) {
        m_database.close();
        m_database = QSqlDatabase();
        QSqlDatabase::removeDatabase(m_name);
    }
}

Result<SqliteRows> SqliteConnection::run(const char* sql, std::initializer_list<QVariant> values)
{
    std::unique_ptr<QSqlQuery>& query = m_prepared[sql];
    if (!query) {
        query = std::make_unique<QSqlQuery>(m_database);
        query->setForwardOnly(true);
        if (!query->prepare(QString::fromUtf8(sql))) {
            const Failure failure = failureOf(query->lastError(), "prepare");
            m_prepared.erase(sql);
            return failure;
        }
    }
    int position = 0;
    for (const QVariant& value : values)
        query->bindValue(position++, value);
    if (!query->exec()) {
        const Failure failure = failureOf(query->lastError(), "execute");
        query->finish();
        return failure;
    }
    return SqliteRows(*query);
}

Outcome SqliteConnection::execute(const char* sql, std::initializer_list<QVariant> values)
{
    const auto rows = run(sql, values);
    if (!rows)
        return rows.error();
    return Done{};
}

} // namespace lectern::server
