#pragma once

#include <QDateTime>
#include <QString>
#include <QStringList>
#include <QUuid>

#include <optional>

namespace lectern {

/// A VR package of the tenant's catalogue (contract: GET /api/vr-packages).
struct Package
{
    QUuid id;
    QString tenantId;
    QString title;
    QString description;
    QString version;
    QString storagePath;
    QString storageBackend;
    std::optional<qint64> fileSizeBytes;
    QString packageName;       ///< the Android application id
    std::optional<int> minSdk; ///< Android API level
    QStringList targetPlatforms;
    QString checksum; ///< with or without a "sha256:" prefix
    QString status;   ///< the server's word
    QDateTime createdAt;
    QString createdBy;

    bool operator==(const Package&) const = default;
};

} // namespace lectern
