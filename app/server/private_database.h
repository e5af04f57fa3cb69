#pragma once

#include "domain/result.h"

namespace lectern::server {

/// InvalidInput: a name that SQLite takes for something else than a file (":memory:"), or what is no file.
/// One that is not there passes.
Outcome checkDatabaseName(const QString& path);

/// To be called for a file that is ours, before SQLite opens it to write: makes it if it is not there, and
/// takes all rights of other users from it and from the -wal and -shm beside it. What is in them (notes,
/// hashes of passwords) is for the server's user alone; SQLite gives its other files the rights of the first.
/// InvalidInput: the rights cannot be taken away.
Outcome makeFilePrivate(const QString& path);

/// Held while a database is prepared: a second program that prepares one in the same folder at the same
/// moment waits for it. The system lets go of it when the process ends.
class PreparationLock
{
public:
    explicit PreparationLock(const QString& databasePath);
    ~PreparationLock();
    PreparationLock(const PreparationLock&) = delete;
    PreparationLock& operator=(const PreparationLock&) = delete;

private:
    int m_folder = -1;
};

} // namespace lectern::server
