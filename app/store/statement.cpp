#include "store/statement.h"

#include "store/sql_failure.h"

#include <QMetaType>
#include <QSqlError>

#include <utility>

namespace lectern {
using namespace Qt::StringLiterals;

Statement::Statement(std::shared_ptr<QSqlQuery> query, std::optional<Failure> failure)
    : m_query(std::move(query))
    , m_failure(std::move(failure))
{
}

Statement::~Statement()
{
    if (m_query)
        m_query->finish();
}

void Statement::bind(int position, const QVariant& value)
{
    // A QString that was never set is an empty text; NULL is said with a null QVariant.
    const bool unsetText =
        value.typeId() == QMetaType::QString && !value.isNull() && value.toString().isNull();
    m_query->bindValue(position, unsetText ? QVariant(u""_s) : value);
}

Outcome Statement::execute()
{
    if (!m_query->exec())
        return toFailure(m_query->lastError(), m_query->lastQuery());
    return Done{};
}

Outcome Statement::run(std::initializer_list<QVariant> values)
{
    if (m_failure)
        return *m_failure;
    int position = 0;
    for (const QVariant& value : values)
        bind(position++, value);
    return execute();
}

Outcome Statement::runAll(const QVariantList& values)
{
    if (m_failure)
        return *m_failure;
    for (int position = 0; position < values.size(); ++position)
        bind(position, values[position]);
    return execute();
}

bool Statement::next()
{
    return !m_failure && m_query->next();
}

Outcome Statement::end() const
{
    if (m_failure)
        return *m_failure;
    const QSqlError error = m_query->lastError();
    if (error.isValid())
        return toFailure(error, m_query->lastQuery());
    return Done{};
}

int Statement::changes() const
{
    return m_failure ? 0 : m_query->numRowsAffected();
}

std::optional<double> Statement::number(int column) const
{
    if (isNull(column))
        return std::nullopt;
    return m_query->value(column).toDouble();
}

QDateTime Statement::time(int column) const
{
    if (isNull(column))
        return {};
    return QDateTime::fromMSecsSinceEpoch(integer(column), Qt::UTC);
}

QVariant toValue(const QUuid& id)
{
    return id.toString(QUuid::WithoutBraces);
}

QVariant toValue(const QDateTime& time)
{
    if (!time.isValid())
        return QVariant(QMetaType(QMetaType::LongLong));
    return time.toMSecsSinceEpoch();
}

QVariant toValue(const std::optional<double>& number)
{
    if (!number)
        return QVariant(QMetaType(QMetaType::Double));
    return *number;
}

QVariant toValue(const std::optional<qint64>& number)
{
    return number ? QVariant(*number) : QVariant(QMetaType(QMetaType::LongLong));
}

QVariant toValue(const std::optional<QString>& text)
{
    return text ? QVariant(*text) : QVariant(QMetaType(QMetaType::QString));
}

QVariant toValue(const QByteArray& bytes)
{
    return bytes.isEmpty() ? QVariant(QMetaType(QMetaType::QByteArray)) : QVariant(bytes);
}

} // namespace lectern
