#include "fuzz/target.h"
#include "wire/package_json.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace lectern::fuzz {
namespace {

void packagesAreTheSameAgain(const QByteArray& input)
{
    const auto list = wire::packageListFromBody(input);
    if (!list) {
        expect(list.error().reason == FailureReason::ServerAnswer, "an unreadable list is the server's");
        return;
    }
    const QJsonValue listed = QJsonDocument::fromJson(input).object().value(QStringLiteral("packages"));
    expect(list->packages.size() + list->unreadable == listed.toArray().size(),
           "each package is read or counted");

    QJsonArray packages;
    for (const Package& package : list->packages) {
        expect(!package.id.isNull(), "a package has an id");
        expect(package.minSdk.value_or(0) >= 0, "a level of the system is not negative");
        packages.append(wire::toJson(package));
    }
    const QJsonDocument written(QJsonObject{{QStringLiteral("packages"), packages}});
    const auto again = wire::packageListFromBody(written.toJson());
    expect(again.ok() && again->unreadable == 0, "what is written can be read");
    expect(again->packages == list->packages, "the packages are the same again");
}

void newPackageKeepsTheRules(const QByteArray& input)
{
    const auto package = wire::newPackageFromBody(input);
    if (!package) {
        expect(!package.error().isEmpty(), "a refusal says why");
        return;
    }
    expect(!package->title.isEmpty() && package->title.size() <= 255, "a title has 1 to 255 characters");
    expect(!package->storagePath.isEmpty(), "a package has a path");
    expect(package->storageBackend == QLatin1String("r2") ||
               package->storageBackend == QLatin1String("supabase"),
           "a package is in a place that is known");
    expect(package->fileSizeBytes.value_or(0) >= 0, "a size is not negative");
    expect(package->minSdk.value_or(1) > 0, "a level of the system is positive");
}

} // namespace

void packagesJson(const QByteArray& input)
{
    packagesAreTheSameAgain(input);
    newPackageKeepsTheRules(input);
}

} // namespace lectern::fuzz
