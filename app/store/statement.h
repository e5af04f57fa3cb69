#pragma once

#include "domain/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QSqlQuery>
#include <QString>
#include <QUuid>
#include <QVariant>

#include <initializer_list>
#include <memory>
#include <optional>

namespace lectern {

/// A prepared statement in use; it is reset when this handle goes. Thread: the database's.
///
///     auto find = database.prepare(u"SELECT text FROM labels WHERE session_id = ?"_s);
///     if (auto done = find.run({toValue(id)}); !done)
///         return done.error();
///     while (find.next()) …
class Statement
{
public:
    Statement(std::shared_ptr<QSqlQuery> query, std::optional<Failure> failure);
    ~Statement();
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    Statement(Statement&&) noexcept = default;
    Statement& operator=(Statement&&) = delete;

    /// Binds the values in order and executes.
    Outcome run(std::initializer_list<QVariant> values = {});
    Outcome runAll(const QVariantList& values);
    /// To the next row. False at the end and on a failure: end() tells which.
    bool next();
    /// Whether reading ended well.
    [[nodiscard]] Outcome end() const;
    /// Rows that the last INSERT, UPDATE or DELETE changed.
    [[nodiscard]] int changes() const;

    [[nodiscard]] bool isNull(int column) const { return m_query->isNull(column); }
    [[nodiscard]] QString text(int column) const { return m_query->value(column).toString(); }
    [[nodiscard]] QByteArray bytes(int column) const { return m_query->value(column).toByteArray(); }
    [[nodiscard]] qint64 integer(int column) const { return m_query->value(column).toLongLong(); }
    [[nodiscard]] int smallInteger(int column) const { return m_query->value(column).toInt(); }
    [[nodiscard]] bool flag(int column) const { return m_query->value(column).toInt() != 0; }
    [[nodiscard]] std::optional<double> number(int column) const;
    [[nodiscard]] QUuid uuid(int column) const { return QUuid::fromString(text(column)); }
    /// Milliseconds since 1970, UTC; NULL is an invalid time.
    [[nodiscard]] QDateTime time(int column) const;
    [[nodiscard]] QVariant value(int column) const { return m_query->value(column); }

private:
    Outcome execute();
    void bind(int position, const QVariant& value);

    std::shared_ptr<QSqlQuery> m_query;
    std::optional<Failure> m_failure;
};

/// Values as they are bound: ids as text without braces, times as milliseconds, nothing as NULL.
QVariant toValue(const QUuid& id);
QVariant toValue(const QDateTime& time);
QVariant toValue(const std::optional<double>& number);
QVariant toValue(const std::optional<qint64>& number);
QVariant toValue(const std::optional<QString>& text);
/// No bytes are NULL.
QVariant toValue(const QByteArray& bytes);

} // namespace lectern
