#pragma once

#include "domain/result.h"

namespace lectern {

class Database;

/// BEGIN IMMEDIATE … COMMIT. Rolls back when it goes without a successful commit(). Not nestable.
class Transaction
{
public:
    explicit Transaction(Database& database);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    /// Whether it has begun; the reason if not. Look at it before the first statement.
    [[nodiscard]] const Outcome& begun() const { return m_begun; }
    /// Once this says ok, all of it is on the disk (Durability::Precious); else none of it is.
    [[nodiscard]] Outcome commit();

private:
    Database& m_database;
    Outcome m_begun;
    bool m_open = false;
};

} // namespace lectern
