#pragma once

#include "store/record_store.h"
#include "store/sealed.h"

#include <QString>

namespace lectern {

struct Account;

struct ExportReport
{
    int records = 0;
    int drafts = 0;
    int labels = 0;
};

/// Writes what an account has not delivered, with its drafts and labels, to a new file that only the
/// passphrase opens: for another computer, when this one is dying. The records stay here too, and may be sent
/// from here or from there: from now on each side checks before it calls anything a conflict. Takes about a
/// second. Thread: the store's. Errors: InvalidInput (passphrase too short, file exists), Storage, and the
/// store's.
Result<ExportReport> exportOutbox(RecordStore& store, const Account& account, const QString& path,
                                  const QString& passphrase, const SealCost& cost = {});

/// Takes over such a file; nothing is changed unless all of it fits. Errors: those of readOutboxFile() and
/// checkOwner(), and the store's.
Result<ImportReport> importOutbox(RecordStore& store, const Account& account, const QString& path,
                                  const QString& passphrase);

} // namespace lectern
