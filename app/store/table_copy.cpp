#include "store/table_copy.h"

#include "store/database.h"

#include <QHash>
#include <QStringList>

#include <optional>

namespace lectern {
using namespace Qt::StringLiterals;

namespace {

Result<QStringList> columnsOf(Database& database, const QString& table)
{
    // Generated columns are not in table_info: they cannot be written.
    auto read = database.prepare(u"SELECT name FROM pragma_table_info(?)"_s);
    if (auto done = read.run({table}); !done)
        return done.error();
    QStringList columns;
    while (read.next())
        columns.append(read.text(0));
    if (auto ended = read.end(); !ended)
        return ended.error();
    return columns;
}

/// The one difference that a row may need to fit: a second live record of one session waits for a person.
QVariant asConflict(const QString& column, const QVariant& value)
{
    if (column == "state"_L1)
        return u"needs_attention"_s;
    if (column == "reason"_L1)
        return u"conflict"_s;
    return value;
}

class Copy
{
public:
    Copy(Database& target, QString table, QStringList columns, QStringList sources, RowTest isGood)
        : m_target(target)
        , m_table(std::move(table))
        , m_columns(std::move(columns))
        , m_sources(std::move(sources))
        , m_isGood(std::move(isGood))
    {
        QStringList places;
        places.fill(u"?"_s, m_columns.size());
        m_sql = u"INSERT OR IGNORE INTO %1 (%2) VALUES (%3)"_s.arg(m_table, m_columns.join(u", "_s),
                                                                   places.join(u", "_s));
    }

    /// False if reading ended early, or went astray into pages of another table.
    Result<bool> readAll(Database& damaged, const QString& order)
    {
        auto read = damaged.prepare(
            u"SELECT rowid, %1 FROM %2 ORDER BY rowid %3"_s.arg(m_sources.join(u", "_s), m_table, order));
        if (!read.run())
            return false;
        bool inOrder = true;
        std::optional<qint64> before;
        while (read.next()) {
            const qint64 rowId = read.integer(0);
            inOrder = inOrder && (!before || (order == "ASC"_L1 ? *before < rowId : *before > rowId));
            before = rowId;
            if (m_seen.contains(rowId))
                continue;
            m_seen.insert(rowId, true);
            QVariantList values;
            for (int column = 0; column < m_columns.size(); ++column)
                values.append(read.value(column + 1));
            if (!isGood(values)) {
                ++m_leftOut;
                continue;
            }
            if (auto done = put(values); !done)
                return done.error();
        }
        return inOrder && read.end().ok();
    }

    [[nodiscard]] int leftOut() const { return m_leftOut; }
    [[nodiscard]] int rows() const { return m_rows; }
    [[nodiscard]] bool allFitted() const { return m_allFitted; }

private:
    [[nodiscard]] bool isGood(const QVariantList& values) const
    {
        if (!m_isGood)
            return true;
        QHash<QString, QVariant> row;
        for (int column = 0; column < m_columns.size(); ++column)
            row.insert(m_columns[column], values[column]);
        return m_isGood(row);
    }
    Outcome put(QVariantList values)
    {
        auto insert = m_target.prepare(m_sql);
        if (auto done = insert.runAll(values); !done) {
            m_allFitted = false;
            return done.error().reason == FailureReason::NotAllowed ? Outcome(Done{}) : done;
        }
        if (insert.changes() == 0 && m_table == "records"_L1) {
            for (int column = 0; column < m_columns.size(); ++column)
                values[column] = asConflict(m_columns[column], values[column]);
            if (auto done = insert.runAll(values); !done)
                return done;
        }
        if (insert.changes() == 1)
            ++m_rows;
        else
            m_allFitted = false;
        return Done{};
    }

    Database& m_target;
    QString m_table;
    QStringList m_columns;
    QStringList m_sources; ///< what the damaged file calls them, quoted
    RowTest m_isGood;
    QString m_sql;
    QHash<qint64, bool> m_seen;
    int m_rows = 0;
    int m_leftOut = 0;
    bool m_allFitted = true;
};

} // namespace

Result<CopiedTable> copyTable(Database& damaged, Database& target, const QString& table,
                              const RowTest& isGood)
{
    auto wanted = columnsOf(target, table);
    if (!wanted)
        return wanted.error();
    auto present = columnsOf(damaged, table);
    if (!present || present->isEmpty())
        return CopiedTable{0, 0, false};
    // Columns are only ever added at the end: the place says which one it is, the name may be garbled.
    const qsizetype shared = qMin(wanted->size(), present->size());
    QStringList sources;
    for (const QString& name : present->first(shared))
        sources.append(u'"' + QString(name).replace(u'"', u"\"\""_s) + u'"');
    Copy copy(target, table, wanted->first(shared), sources, isGood);
    auto forwards = copy.readAll(damaged, u"ASC"_s);
    if (!forwards)
        return forwards.error();
    if (!*forwards) {
        if (auto backwards = copy.readAll(damaged, u"DESC"_s); !backwards)
            return backwards.error();
    }
    return CopiedTable{copy.rows(), copy.leftOut(), *forwards && copy.allFitted()};
}

} // namespace lectern
