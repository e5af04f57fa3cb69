#pragma once

#include "domain/package.h"
#include "domain/result.h"
#include "domain/session.h"
#include "store/packed.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <optional>
#include <utility>

namespace lectern {

class Database;

/// Session and Package ↔ the compact rows of the cache.
namespace rows {

/// What many sessions have in common, stored once and named by number: packages, tenant, user.
class SharedValues
{
public:
    /// What is stored already. Damaged when it cannot be read.
    Outcome load(Database& database);

    // Writing
    quint32 numberOf(const QByteArray& content);
    quint32 numberOf(const PackageBrief& package);
    quint32 numberOfWord(const QString& word);
    /// Stores what numberOf() has met for the first time, and forgets what it did not meet at all.
    Outcome storeNew(Database& database);
    Outcome removeUnused(Database& database);

    // Reading
    [[nodiscard]] std::optional<QString> word(quint32 number);
    [[nodiscard]] std::optional<PackageBrief> package(quint32 number);

private:
    struct Value
    {
        QByteArray content;
        bool isNew = false;
        bool isUsed = false;
    };
    QHash<QByteArray, quint32> m_numbers;
    QHash<quint32, Value> m_values;
    QHash<quint32, QString> m_words;
    QHash<quint32, PackageBrief> m_packages;
    QHash<QUuid, std::pair<PackageBrief, quint32>> m_lastNumbers; ///< of packages
    QHash<QString, quint32> m_wordNumbers;
    quint32 m_last = 0;
};

QByteArray pack(const Session& session, SharedValues& shared);
/// Nothing if the row is damaged.
std::optional<Session> unpackSession(const QByteArray& id, const QByteArray& content, SharedValues& shared);
QByteArray pack(const Package& package);
std::optional<Package> unpackPackage(const QByteArray& content);

} // namespace rows
} // namespace lectern
