#include "server/sqlite_connection.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QUrl>

#include <atomic>

namespace lectern::server {
namespace {

FailureReason reasonOf(const QSqlError& error)
{
    constexpr int kFull = 13;          // SQLITE_FULL
    constexpr int kNotADatabase = 26;  // SQLITE_NOTADB
    constexpr int kPrimaryCode = 0xff; // the rest says more of the same
    switch (error.nativeErrorCode().toInt() & kPrimaryCode) {
    case kFull:
        return FailureReason::DiskFull;
    case kNotADatabase:
        return FailureReason::Damaged;
    default:
        return FailureReason::Storage;
    }
}

Failure failureOf(const QSqlError& error, const char* what)
{
    return {reasonOf(error), QStringLiteral("The database could not be read or written."),
            QLatin1String(what) + QLatin1String(": ") + error.text()};
}

constexpr char kPatience[] = "QSQLITE_BUSY_TIMEOUT=5000";

/// The name under which SQLite opens a file to look only. Without a log everything stands in the file itself:
/// then SQLite is told that nobody changes it, for it would make a log otherwise, and leave it there.
QString nameToLook(const QString& path)
{
    const QString real = QFileInfo(path).canonicalFilePath();
    const bool logged = QFile::exists(real + QLatin1String("-wal"));
    return QLatin1String("file:") + QString::fromLatin1(QUrl::toPercentEncoding(real, "/")) +
           QLatin1String(logged ? "?mode=ro" : "?immutable=1");
}

} // namespace

Outcome SqliteRows::outcome() const
{
    if (m_query->lastError().isValid())
        return failureOf(m_query->lastError(), "read");
    return Done{};
}

SqliteConnection::SqliteConnection(const QString& path) : m_files(path)
{
    static std::atomic<quint64> counter = 0;
    m_name = QStringLiteral("lectern-server-%1").arg(++counter);
    m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name);
}

Outcome SqliteConnection::connect(const QString& name, const QString& options)
{
    m_database.setDatabaseName(name);
    m_database.setConnectOptions(options);
    m_files.lookBefore();
    return m_database.open() ? Outcome(Done{}) : failureOf(m_database.lastError(), "open");
}

Result<std::unique_ptr<SqliteConnection>> SqliteConnection::openToLook(const QString& path)
{
    auto connection = std::unique_ptr<SqliteConnection>(new SqliteConnection(path));
    const QString options =
        QLatin1String(kPatience) + QLatin1String(";QSQLITE_OPEN_READONLY;QSQLITE_OPEN_URI");
    if (auto opened = connection->connect(nameToLook(path), options); !opened)
        return opened.error();
    return connection;
}

Result<std::unique_ptr<SqliteConnection>> SqliteConnection::open(const QString& path)
{
    auto connection = std::unique_ptr<SqliteConnection>(new SqliteConnection(path));
    if (auto opened = connection->connect(path, QLatin1String(kPatience)); !opened)
        return opened.error();
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

Outcome SqliteConnection::setBusyTimeout(std::chrono::milliseconds patience)
{
    QSqlQuery query(m_database);
    if (!query.exec(QStringLiteral("PRAGMA busy_timeout = %1").arg(patience.count())))
        return failureOf(query.lastError(), "set the patience");
    return Done{};
}

Outcome SqliteConnection::execute(const char* sql, std::initializer_list<QVariant> values)
{
    const auto rows = run(sql, values);
    if (!rows)
        return rows.error();
    return Done{};
}

} // namespace lectern::server
