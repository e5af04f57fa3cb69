#pragma once

#include "domain/result.h"

#include <QList>
#include <QString>

#include <optional>
#include <utility>

namespace lectern::server {

/// Notices that the files of an open SQLite database are no longer those at its path: somebody removed, moved
/// or replaced them. What is written then would be acknowledged and lost. Only looks at names and never opens
/// a file: closing one would give up SQLite's locks on it. A value; any thread.
class DatabaseFiles
{
public:
    explicit DatabaseFiles(QString path) : m_path(std::move(path)) {}

    /// Before the database is opened.
    void lookBefore();
    /// When it is open and its log is there. Fails if another file came to the path in between.
    Outcome lookAfter();
    /// Fails when a file is gone or is another one now.
    [[nodiscard]] Outcome check() const;

private:
    struct Identity
    {
        quint64 device = 0;
        quint64 number = 0;
        bool operator==(const Identity&) const = default;
    };
    struct File
    {
        QString path;
        Identity identity;
    };
    static std::optional<Identity> identityOf(const QString& path);
    [[nodiscard]] Failure replaced(const QString& path) const;

    QString m_path;
    std::optional<Identity> m_before;
    QList<File> m_files; ///< the database, its log and the log's index
};

} // namespace lectern::server
