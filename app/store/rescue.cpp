#include "store/rescue.h"

#include "store/account_registry.h"
#include "store/outbox_file.h"

#include <QFileInfo>

namespace lectern {

namespace {

Outcome markAll(RecordStore& store, const QString& fileName)
{
    RecordFilter filter;
    filter.states = {RecordState::Queued, RecordState::Sending, RecordState::NeedsAttention};
    const auto unsent = store.records(filter);
    if (!unsent)
        return unsent.error();
    QList<QUuid> ids;
    for (const Record& one : *unsent)
        ids.append(one.id);
    return store.markExported(ids, fileName);
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
    // First the mark, then the file: there must be no moment at which another computer may send what this one
    // takes for unsent.
    if (auto marked = markAll(store, QFileInfo(path).fileName()); !marked)
        return marked.error();
    auto file = store.unsentForFile();
    if (!file)
        return file.error();
    file->serverRoot = account.root;
    file->subject = account.subject;
    file->provisional = account.subjectKind == SubjectKind::TokenHash;
    file->person = account.displayName.isEmpty() ? account.email : account.displayName;
    const auto sealed = seal(toJson(*file), *key);
    if (!sealed)
        return sealed.error();
    if (auto written = place->write(*sealed); !written)
        return written.error();
    return ExportReport{int(file->records.size()), int(file->drafts.size()), int(file->labels.size())};
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
