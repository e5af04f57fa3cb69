#pragma once

#include "domain/result.h"
#include "store/statement.h"

#include <QHash>
#include <QSqlDatabase>
#include <QString>
#include <QStringList>

#include <memory>

namespace lectern {

/// How much a file's content is worth.
enum class Durability {
    Precious,   ///< WAL, synchronous=FULL: what is committed survives a power cut
    Disposable, ///< WAL, synchronous=NORMAL: may lose the last commits, never its shape
};

enum class Access { ReadWrite, ReadOnly };

/// One named connection to one SQLite file, closed with this object. Thread: the one that opened it.
/// Statements are prepared once and kept by their text.
class Database
{
public:
    /// How long a statement waits for another process that writes.
    static constexpr int kBusyTimeoutMs = 5000;

    /// A path that is no file: gone with the connection.
    static constexpr QLatin1String kInMemory{":memory:"};

    /// Opens or makes the file. Read-only never makes one. Errors: Damaged (no SQLite file), DiskFull,
    /// Storage.
    static Result<std::unique_ptr<Database>> open(const QString& path, Durability durability,
                                                  Access access = Access::ReadWrite);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    [[nodiscard]] const QString& path() const { return m_path; }
    [[nodiscard]] bool isReadOnly() const { return m_access == Access::ReadOnly; }

    /// The statement of this text, ready to be bound. A text that cannot be prepared fails in run(). Never
    /// hold two handles of one text at a time.
    [[nodiscard]] Statement prepare(const QString& sql);

    /// Runs a text once, without keeping it: schema and pragmas.
    Outcome exec(const QString& sql);

    Result<int> userVersion();
    Outcome setUserVersion(int version);

    enum class Thoroughness {
        Quick, ///< every page of every table
        Full,  ///< also whether the indexes say the same as the tables
    };
    /// SQLite's own check: Damaged with its first words as detail.
    Outcome check(Thoroughness thoroughness);
    /// The full check of one table and its indexes: for who has to be able to stop in between.
    Outcome checkTable(const QString& table);
    Result<QStringList> tables();
    /// How many transactions were rolled back: whoever remembers what a statement wrote forgets it when this
    /// grows.
    [[nodiscard]] int rollbacks() const { return m_rollbacks; }
    void countRollback() { ++m_rollbacks; } ///< Transaction only

    /// Writes a compact copy of everything to a new file.
    Outcome copyTo(const QString& newPath);

private:
    Outcome runCheck(const QString& pragma);
    Database(QString path, QString connectionName, Access access);
    Outcome configure(Durability durability);
    Outcome keepLog();

    QString m_path;
    QString m_connectionName;
    Access m_access;
    QSqlDatabase m_connection;
    QHash<QString, std::shared_ptr<QSqlQuery>> m_statements;
    int m_rollbacks = 0;
};

} // namespace lectern
