#include "store/rescue.h"

#include "store/account_registry.h"
#include "store/outbox_file.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace lectern {

namespace {

/// A file that no import would take is not made.
Outcome checkImportable(const OutboxFile& file, const QByteArray& json)
{
    constexpr qsizetype kMost = OutboxFile::kMostRecords;
    if (file.records.size() <= kMost && file.drafts.size() <= kMost && file.labels.size() <= kMost &&
        json.size() <= kMostSealed)
        return Done{};
    return Failure{FailureReason::NotAllowed,
                   QCoreApplication::translate("Store", "This is more than one file can hold. Nothing was "
                                                        "exported; send what you can, then export the rest."),
                   QStringLiteral("%1 records, %2 drafts, %3 labels, %4 bytes")
                       .arg(file.records.size())
                       .arg(file.drafts.size())
                       .arg(file.labels.size())
                       .arg(json.size())};
}

} // namespace

Result<ExportReport> exportOutbox(RecordStore& store, const Account& account, const QString& path,
                                  const QString& passphrase, const SealCost& cost)
{
    const auto key = newSealKey(passphrase, cost);
    if (!key)
        return key.error();
    auto place = NewFile::take(path);
    if (!place)
        return place.error();
    ExportReport report;
    const auto prepare = [&](OutboxFile& file) -> Outcome {
        file.serverRoot = account.root;
        file.names = account.names;
        file.person = account.displayName.isEmpty() ? account.email : account.displayName;
        const QByteArray json = toJson(file);
        if (auto fits = checkImportable(file, json); !fits)
            return fits;
        const auto sealed = seal(json, *key);
        if (!sealed)
            return sealed.error();
        report = {int(file.records.size()), int(file.drafts.size()), int(file.labels.size())};
        return place->prepare(*sealed);
    };
    // First the marks, then the file: there must be no moment at which another computer may send what this
    // one takes for unsent. And no marks without all of the file on the disk.
    if (auto marked = store.exportUnsent(QFileInfo(path).fileName(), prepare); !marked)
        return marked.error();
    if (auto published = place->publish(); !published)
        return published.error();
    return report;
}

Result<ImportReport> importOutbox(RecordStore& store, const Account& account, const QString& path,
                                  const QString& passphrase)
{
    const auto file = readOutboxFile(path, passphrase);
    if (!file)
        return file.error();
    if (auto ours = checkOwner(*file, account); !ours)
        return ours.error();
    return store.importRecords(*file);
}

} // namespace lectern
