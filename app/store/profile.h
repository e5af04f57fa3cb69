#pragma once

#include "domain/result.h"

#include <QList>
#include <QString>
#include <QUuid>

namespace lectern {

/// Where a user's data live:
///
///     <root>/profile.sqlite, lock        AccountRegistry
///     <root>/accounts/<uuid>/lock        AccountLock
///     <root>/accounts/<uuid>/account.json  AccountCard
///     <root>/accounts/<uuid>/records.sqlite, cache_v2.sqlite, and marks beside them (RecordFiles)
///
/// A value; makes nothing by itself.
class Profile
{
public:
    explicit Profile(const QString& root);
    /// The place of the platform: ~/.local/share/lectern on Linux.
    static QString defaultRoot();

    [[nodiscard]] const QString& root() const { return m_root; }
    [[nodiscard]] QString registryPath() const;
    [[nodiscard]] QString accountFolder(const QUuid& accountId) const;
    /// The accounts that have a folder here, in no order.
    [[nodiscard]] QList<QUuid> accountsWithFolder() const;
    /// For what belongs to the user but to no account.
    [[nodiscard]] QString filePath(const QString& name) const;

    /// Makes the root folder, private to the user. One that is there keeps its rights; InvalidInput if it
    /// holds other things than a profile.
    [[nodiscard]] Outcome prepare() const;
    /// Makes the account's folder, private to the user, and returns its path.
    [[nodiscard]] Result<QString> prepareAccountFolder(const QUuid& accountId) const;

private:
    QString m_root;
};

} // namespace lectern
