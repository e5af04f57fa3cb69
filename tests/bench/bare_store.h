#pragma once

#include <QByteArray>
#include <QString>

#include <memory>

struct sqlite3;
struct sqlite3_stmt;

namespace lectern::bench {

/// A SQLite file with one table and nothing of ours, as our files are set: WAL, and synchronous as told.
class BareStore
{
public:
    enum class Sync { Normal, Full };
    BareStore(const QString& path, Sync sync);
    ~BareStore();
    BareStore(const BareStore&) = delete;
    BareStore& operator=(const BareStore&) = delete;

    [[nodiscard]] bool isOpen() const { return m_insert != nullptr; }
    bool begin() { return exec("BEGIN IMMEDIATE"); }
    bool commit() { return exec("COMMIT"); }
    /// In a transaction of its own, unless one was begun.
    bool insert(const QByteArray& id, const QByteArray& content);

private:
    bool exec(const char* sql);

    sqlite3* m_file = nullptr;
    sqlite3_stmt* m_insert = nullptr;
};

/// How often in a second 4 KiB at the end of a file reach the disk, by fdatasync.
double fdatasyncRate(const QString& folder);
/// A folder for measurements, on the disk that the build is on: /tmp may be in memory.
QString benchFolder();

} // namespace lectern::bench
