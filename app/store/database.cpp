#include "store/database.h"

#include "store/sql_failure.h"
#include "store/transaction.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSqlError>

#include <atomic>
#include <utility>

namespace lectern {
using namespace Qt::StringLiterals;

namespace {

QString freshConnectionName()
{
    static std::atomic<int> count{0};
    return u"lectern-%1"_s.arg(++count);
}

/// An empty file is a good SQLite database, and one made here is its user's alone whatever the umask.
Outcome makePrivateFile(const QString& path)
{
    QFile file(path);
    const auto owner = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    if (!file.exists()) {
        if (file.open(QIODevice::NewOnly | QIODevice::WriteOnly, owner))
            return Done{};
        if (!file.exists())
            return Failure{FailureReason::Storage,
                           toFailure(QSqlError({}, {}, QSqlError::ConnectionError, u"14"_s), path).message,
                           u"%1: %2"_s.arg(path, file.errorString())};
    }
    constexpr auto others =
        QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    if (QFileInfo(path).permissions() & others)
        file.setPermissions(owner); // somebody else's file stays as it is; SQLite tells if it can't be used
    return Done{};
}

/// The result code that SQLite's check reports: a page that could not be read just now is no damage.
QString codeIn(const QString& said)
{
    static const QRegularExpression named(u"error code=(\\d+)"_s);
    const auto match = named.match(said);
    return match.hasMatch() ? match.captured(1) : u"11"_s;
}

} // namespace

Database::Database(QString path, QString connectionName, Access access)
    : m_path(std::move(path))
    , m_connectionName(std::move(connectionName))
    , m_access(access)
{
}

Database::~Database()
{
    m_statements.clear();
    m_connection.close();
    m_connection = {};
    QSqlDatabase::removeDatabase(m_connectionName);
}

Result<std::unique_ptr<Database>> Database::open(const QString& path, Durability durability, Access access)
{
    if (access == Access::ReadWrite && path != kInMemory) {
        if (auto made = makePrivateFile(path); !made)
            return made.error();
    }
    std::unique_ptr<Database> database(new Database(path, freshConnectionName(), access));
    QSqlDatabase connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, database->m_connectionName);
    connection.setDatabaseName(path);
    QString options = u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(kBusyTimeoutMs);
    if (access == Access::ReadOnly)
        options += u";QSQLITE_OPEN_READONLY"_s;
    connection.setConnectOptions(options);
    database->m_connection = connection;
    if (!connection.open())
        return toFailure(connection.lastError(), path);
    if (auto configured = database->configure(durability); !configured)
        return configured.error();
    return database;
}

Outcome Database::configure(Durability durability)
{
    QStringList pragmas{u"PRAGMA foreign_keys = ON"_s, u"PRAGMA trusted_schema = OFF"_s};
    if (!isReadOnly()) {
        const bool precious = durability == Durability::Precious;
#ifdef Q_OS_MACOS
        if (precious)
            pragmas << u"PRAGMA fullfsync = ON"_s << u"PRAGMA checkpoint_fullfsync = ON"_s;
#endif
        // Room for what a drain of thousands touches again and again: in memory, and in the log before it is
        // moved.
        pragmas << u"PRAGMA cache_size = -16384"_s << u"PRAGMA wal_autocheckpoint = 4000"_s
                << (precious ? u"PRAGMA synchronous = FULL"_s : u"PRAGMA synchronous = NORMAL"_s);
        if (auto kept = keepLog(); !kept)
            return kept;
    }
    for (const QString& pragma : std::as_const(pragmas)) {
        if (auto done = exec(pragma); !done)
            return done;
    }
    return Done{};
}

/// SQLite's own wait does not apply here: of two programs that make the same file at the same moment, one is
/// refused at once.
Outcome Database::keepLog()
{
    const QDeadlineTimer patience(kBusyTimeoutMs);
    for (;;) {
        auto kept = exec(u"PRAGMA journal_mode = WAL"_s);
        if (kept || kept.error().reason != FailureReason::InUse || patience.hasExpired())
            return kept;
        const Transaction turn(*this); // here it waits
    }
}

Statement Database::prepare(const QString& sql)
{
    if (const auto found = m_statements.constFind(sql); found != m_statements.constEnd())
        return {*found, std::nullopt};
    auto query = std::make_shared<QSqlQuery>(m_connection);
    query->setForwardOnly(true);
    if (!query->prepare(sql))
        return {nullptr, toFailure(query->lastError(), sql)};
    m_statements.insert(sql, query);
    return {std::move(query), std::nullopt};
}

Outcome Database::exec(const QString& sql)
{
    QSqlQuery query(m_connection);
    query.setForwardOnly(true);
    if (!query.exec(sql))
        return toFailure(query.lastError(), sql);
    while (query.next()) {
    }
    if (query.lastError().isValid())
        return toFailure(query.lastError(), sql);
    return Done{};
}

Result<int> Database::userVersion()
{
    auto read = prepare(u"PRAGMA user_version"_s);
    if (auto done = read.run(); !done)
        return done.error();
    const int version = read.next() ? read.smallInteger(0) : 0;
    if (auto ended = read.end(); !ended)
        return ended.error();
    return version;
}

Outcome Database::setUserVersion(int version)
{
    return exec(u"PRAGMA user_version = %1"_s.arg(version)); // a pragma takes no bound values
}

Outcome Database::check(Thoroughness thoroughness)
{
    return runCheck(thoroughness == Thoroughness::Full ? u"PRAGMA integrity_check(1)"_s
                                                       : u"PRAGMA quick_check(1)"_s);
}

Outcome Database::checkTable(const QString& table)
{
    return runCheck(u"PRAGMA integrity_check('%1')"_s.arg(QString(table).replace(u'\'', u"''"_s)));
}

Result<QStringList> Database::tables()
{
    auto read = prepare(u"SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"_s);
    if (auto done = read.run(); !done)
        return done.error();
    QStringList names;
    while (read.next())
        names.append(read.text(0));
    if (auto ended = read.end(); !ended)
        return ended.error();
    return names;
}

Outcome Database::runCheck(const QString& pragma)
{
    auto check = prepare(pragma);
    if (auto done = check.run(); !done)
        return done;
    const QString said = check.next() ? check.text(0) : QString();
    if (said == "ok"_L1)
        return Done{};
    if (auto ended = check.end(); !ended)
        return ended;
    return toFailure(QSqlError({}, said, QSqlError::StatementError, codeIn(said)), u"check"_s);
}

Outcome Database::copyTo(const QString& newPath)
{
    if (auto made = makePrivateFile(newPath); !made)
        return made;
    auto copy = prepare(u"VACUUM INTO ?"_s);
    return copy.run({newPath});
}

} // namespace lectern
