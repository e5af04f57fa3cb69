#pragma once

#include "workspace/receipt.h"

namespace lectern {

enum class ReceiptFormat {
    Text, ///< for people: receiptText()
    Json, ///< for programs: {"receipt":{…}}
};

/// Writes a receipt as UTF-8, the whole file or nothing; a file of that name is replaced. Not in the UI
/// thread. Errors: DiskFull, Storage.
Outcome writeReceipt(const Receipt& receipt, const QString& file, ReceiptFormat format,
                     const QLocale& locale = QLocale());

} // namespace lectern
