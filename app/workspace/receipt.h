#pragma once

#include "domain/record.h"
#include "domain/result.h"

#include <QJsonObject>
#include <QList>
#include <QLocale>
#include <QMetaType>
#include <QString>

#include <optional>

namespace lectern {

struct Account;
class RecordStore;

/// One thing that happened to a record. A try is one step, from its start to what came of it.
struct ReceiptStep
{
    QDateTime at;      ///< this computer's clock, UTC
    QDateTime endedAt; ///< of a try: when its outcome was written down; invalid: not yet
    int tryNumber = 0; ///< 1, 2, 3 …; 0: no try
    QString kind;      ///< word of the history; of a try that of its outcome, "sending" while there is none
    QString words;     ///< kind, for people
    QString error;     ///< what went wrong, in words for people
    QString detail;    ///< status and code, untranslated
    QString requestId;
    int status = 0; ///< HTTP; 0: no answer
};

/// Everything that can be proved of one record. A value; any thread.
struct Receipt
{
    Record record;
    QString training; ///< title and version of the package; empty: not known
    QString label;    ///< the instructor's own name for the session; may be empty
    QUuid accountId;
    QString accountName;
    QString accountEmail;
    QString serverRoot;

    QString bodySha256; ///< hex, of record.body; empty once the body is erased
    QList<ReceiptStep> steps;

    QString requestId;  ///< of the last answer
    int httpStatus = 0; ///< of the last answer; 0: there was none
    QString answer;     ///< the last answer's body, as far as the history keeps it
    QDateTime receivedAt;
    bool receivedByServersClock = false;     ///< false: receivedAt is this computer's clock at the answer
    std::optional<qint64> clockOffsetMs;     ///< server's clock minus this computer's at the last answer
    [[nodiscard]] bool notesUnproved() const ///< a comparison says nothing of notes
    {
        return record.confirmedByComparison && record.completion.notes.has_value();
    }

    std::optional<QUuid> supersedes; ///< the rejected record that this one corrects

    qint64 lastRowNumber = 0; ///< of this record's newest row in the history
    QString lastRowHash;
    QString chainHead; ///< hash of the whole history's newest row when the receipt was made
};

/// @p training: title and version of the package, for whoever knows them; else they are taken from the
/// server's answer. Thread: the store's. Errors: NotFound, Storage, Damaged.
Result<Receipt> makeReceipt(RecordStore& store, const Account& account, const QUuid& recordId,
                            const QString& training = {});

/// A receipt for people, in pieces that a printer or a screen may lay out: translated, numbers for a locale,
/// times with the offset that held when it was recorded. Values may have several lines; control characters
/// are taken out.
struct ReceiptSection
{
    QString title;
    QList<std::pair<QString, QString>> lines; ///< label and value; a label may be empty
};
QList<ReceiptSection> receiptSections(const Receipt& receipt, const QLocale& locale = QLocale::c());

/// The same as plain text with aligned columns, ending with a line break.
QString receiptText(const Receipt& receipt, const QLocale& locale = QLocale::c());

/// The stable form for programs (docs/cli.md): the content of {"receipt":{…}}.
QJsonObject receiptJson(const Receipt& receipt);

} // namespace lectern

Q_DECLARE_METATYPE(lectern::Receipt)
