#pragma once

#include "domain/result.h"
#include "server/database_files.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <chrono>
#include <initializer_list>
#include <memory>
#include <unordered_map>

namespace lectern::server {

/// The rows of a statement under way. Ends the statement when it goes, so that no read lock stays behind.
class SqliteRows
{
public:
    explicit SqliteRows(QSqlQuery& query) : m_query(&query) {}
    ~SqliteRows()
    {
        if (m_query)
            m_query->finish();
    }
    SqliteRows(SqliteRows&& other) noexcept : m_query(std::exchange(other.m_query, nullptr)) {}
    SqliteRows& operator=(SqliteRows&&) = delete;

    [[nodiscard]] bool next() { return m_query->next(); }
    [[nodiscard]] QVariant value(int column) const { return m_query->value(column); }
    [[nodiscard]] QString text(int column) const { return m_query->value(column).toString(); }
    [[nodiscard]] int affected() const { return m_query->numRowsAffected(); }
    /// Whether next() ended because of a failure.
    [[nodiscard]] Outcome outcome() const;

private:
    QSqlQuery* m_query;
};

/// A connection to one SQLite file: WAL, foreign keys, synchronous=FULL. Statements are prepared once and
/// kept. For the thread that opened it.
class SqliteConnection
{
public:
    static Result<std::unique_ptr<SqliteConnection>> open(const QString& path);
    /// To look into a file that may be anybody's: changes nothing of it, and makes none beside it that was
    /// not there. Damaged: it is no SQLite file.
    static Result<std::unique_ptr<SqliteConnection>> openToLook(const QString& path);
    ~SqliteConnection();
    SqliteConnection(const SqliteConnection&) = delete;
    SqliteConnection& operator=(const SqliteConnection&) = delete;

    /// Runs @p sql with its values bound in order. The address of @p sql is the key of the prepared
    /// statement: give literals.
    Result<SqliteRows> run(const char* sql, std::initializer_list<QVariant> values = {});
    /// run() for statements without rows.
    Outcome execute(const char* sql, std::initializer_list<QVariant> values = {});
    /// How long a statement waits for another program's lock.
    Outcome setBusyTimeout(std::chrono::milliseconds patience);
    /// Fails once the file at the path is no longer the one that is open.
    [[nodiscard]] Outcome checkFiles() const { return m_files.check(); }

private:
    explicit SqliteConnection(const QString& path);
    Outcome connect(const QString& name, const QString& options);

    DatabaseFiles m_files;
    QString m_name;
    QSqlDatabase m_database;
    std::unordered_map<const char*, std::unique_ptr<QSqlQuery>> m_prepared;
};

} // namespace lectern::server
