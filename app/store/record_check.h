#pragma once

#include "domain/record.h"
#include "domain/result.h"

#include <QByteArray>
#include <QString>
#include <QUuid>

#include <functional>
#include <optional>

namespace lectern {

class Database;

/// What was recorded stands in two places: in the record and in the first row of its history, which carries a
/// digest. SQLite's own check does not see a flipped bit in either; comparing them does.

/// What of a record never changes.
struct Recorded
{
    QUuid id;
    QUuid sessionId;
    QByteArray body;
    std::optional<double> score;
    std::optional<double> timeSpent;
};

/// Whether a record is what a payload of its history says. @p digest: the payload's, from the history. A
/// payload that is damaged itself, or was erased, contradicts nothing.
bool agrees(const Recorded& record, const QString& payload, const QString& digest);

/// Whether a history payload is what its digest says.
bool isSound(const QString& payload, const QString& digest);

/// Whether the body of a record says the numbers that the record says. Cheap: asked of each record that
/// leaves.
bool agreesWithItself(const Record& record);

/// Makes the record say what its body says, notes too: the body is what is sent.
void takeCompletionOfBody(Record& record);

/// The failure of a record that does not.
Failure notWhatWasRecorded(const QUuid& id);

/// Damaged if some record is not what the history says was recorded, or the history does not say it any more.
Outcome checkRecords(Database& database);

/// SQLite's full check, then checkRecords().
Outcome checkThoroughly(Database& database);
/// The same table by table, as long as @p goOn says so. Nothing: it was ended early.
std::optional<Outcome> checkThoroughlyWhile(Database& database, const std::function<bool()>& goOn);

/// Whether Lectern can have written this body: nothing but the fields of a completion, each with a value that
/// is shown as it is sent, spelled as Lectern spells it.
bool isBodyOfOurs(const QByteArray& body);

/// The numbers and the text of a stored body.
Completion completionIn(const QByteArray& body);

} // namespace lectern
