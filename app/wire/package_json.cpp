#include "wire/package_json.h"

#include "wire/body_reader.h"
#include "wire/json_read.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <limits>

namespace lectern::wire {

std::optional<Package> packageFromJson(const QJsonObject& object)
{
    Package package;
    package.id = readUuid(object, QLatin1String("id"));
    if (package.id.isNull())
        return std::nullopt;
    package.tenantId = readText(object, QLatin1String("tenant_id"));
    package.title = readText(object, QLatin1String("title"));
    package.description = readText(object, QLatin1String("description"));
    package.version = readText(object, QLatin1String("version"));
    package.storagePath = readText(object, QLatin1String("storage_path"));
    package.storageBackend = readText(object, QLatin1String("storage_backend"));
    package.fileSizeBytes = readInteger(object, QLatin1String("file_size_bytes"));
    package.packageName = readText(object, QLatin1String("package_name"));
    package.minSdk = readCount(object, QLatin1String("min_sdk"));
    package.targetPlatforms = readTexts(object, QLatin1String("target_platforms"));
    package.checksum = readText(object, QLatin1String("checksum"));
    package.status = readText(object, QLatin1String("status"));
    package.createdAt = readTime(object, QLatin1String("created_at"));
    package.createdBy = readText(object, QLatin1String("created_by"));
    return package;
}

Result<PackageList> packageListFromBody(const QByteArray& body)
{
    const auto object = readObject(body);
    if (!object)
        return object.error();
    const QJsonValue listed = object->value(QLatin1String("packages"));
    if (!listed.isArray()) {
        return Failure{FailureReason::ServerAnswer,
                       QCoreApplication::translate("lectern::wire", "The answer could not be read."),
                       QStringLiteral("no list of packages")};
    }
    PackageList list;
    const QJsonArray array = listed.toArray();
    for (const QJsonValue& entry : array) {
        if (auto package = packageFromJson(entry.toObject()))
            list.packages.append(*std::move(package));
        else
            ++list.unreadable;
    }
    return list;
}

QJsonObject toJson(const Package& package)
{
    const QJsonValue minSdk = package.minSdk ? QJsonValue(*package.minSdk) : QJsonValue(QJsonValue::Null);
    return {{QStringLiteral("id"), toText(package.id)},
            {QStringLiteral("tenant_id"), orNull(package.tenantId)},
            {QStringLiteral("title"), package.title},
            {QStringLiteral("description"), orNull(package.description)},
            {QStringLiteral("version"), package.version},
            {QStringLiteral("storage_path"), orNull(package.storagePath)},
            {QStringLiteral("storage_backend"), orNull(package.storageBackend)},
            {QStringLiteral("file_size_bytes"), orNull(package.fileSizeBytes)},
            {QStringLiteral("package_name"), orNull(package.packageName)},
            {QStringLiteral("min_sdk"), minSdk},
            {QStringLiteral("target_platforms"), QJsonArray::fromStringList(package.targetPlatforms)},
            {QStringLiteral("checksum"), orNull(package.checksum)},
            {QStringLiteral("status"), orNull(package.status)},
            {QStringLiteral("created_at"), orNull(package.createdAt)},
            {QStringLiteral("created_by"), orNull(package.createdBy)}};
}

Result<Package, FieldErrors> newPackageFromBody(const QByteArray& body)
{
    constexpr qsizetype kMaxTitle = 255;
    BodyReader reader(body);
    Package package;
    const auto title = reader.text("title");
    const auto path = reader.text("storage_path");
    package.description = reader.text("description", TextLines::Many).value_or(QString());
    package.version = reader.text("version").value_or(QStringLiteral("1.0.0"));
    package.storageBackend = reader.text("storage_backend").value_or(QStringLiteral("supabase"));
    package.fileSizeBytes = reader.integer("file_size_bytes");
    package.packageName = reader.text("package_name").value_or(QString());
    const auto minSdk = reader.integer("min_sdk");
    package.targetPlatforms = reader.texts("target_platforms").value_or(QStringList());
    package.checksum = reader.text("checksum").value_or(QString());

    const auto failed = [&reader](QLatin1String name) {
        return std::any_of(reader.errors().begin(), reader.errors().end(), [&](const FieldError& error) {
            return error.field == name || error.field.isEmpty();
        });
    };
    if (!title && !failed(QLatin1String("title")))
        reader.addError("title", "required", QStringLiteral("Must be given."));
    if (title && (title->isEmpty() || title->size() > kMaxTitle))
        reader.addError("title", "length", QStringLiteral("Must have 1 to 255 characters."));
    if (package.version.isEmpty())
        reader.addError("version", "length", QStringLiteral("Must not be empty."));
    if ((!path || path->isEmpty()) && !failed(QLatin1String("storage_path")))
        reader.addError("storage_path", "required", QStringLiteral("Must be given."));
    if (package.storageBackend != QLatin1String("r2") && package.storageBackend != QLatin1String("supabase"))
        reader.addError("storage_backend", "value", QStringLiteral("Must be r2 or supabase."));
    if (package.fileSizeBytes && *package.fileSizeBytes < 0)
        reader.addError("file_size_bytes", "range", QStringLiteral("Must not be negative."));
    if (minSdk && (*minSdk < 1 || *minSdk > std::numeric_limits<int>::max()))
        reader.addError("min_sdk", "range", QStringLiteral("Must be a positive whole number."));
    if (!reader.errors().isEmpty())
        return reader.errors();

    package.title = *title;
    package.storagePath = *path;
    if (minSdk)
        package.minSdk = int(*minSdk);
    return package;
}

} // namespace lectern::wire
