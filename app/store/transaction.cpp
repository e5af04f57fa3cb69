#include "store/transaction.h"

#include "store/database.h"

namespace lectern {
using namespace Qt::StringLiterals;

Transaction::Transaction(Database& database)
    : m_database(database)
    , m_begun(database.prepare(u"BEGIN IMMEDIATE"_s).run())
    , m_open(m_begun.ok())
{
}

Transaction::~Transaction()
{
    // SQLite may have rolled back by itself when the disk was full: then there is nothing left to do, and the
    // failure that matters has been reported by the statement that met it.
    if (!m_open)
        return;
    (void)m_database.prepare(u"ROLLBACK"_s).run();
    m_database.countRollback();
}

Outcome Transaction::commit()
{
    if (!m_begun)
        return m_begun;
    auto committed = m_database.prepare(u"COMMIT"_s).run();
    if (committed)
        m_open = false;
    return committed;
}

} // namespace lectern
