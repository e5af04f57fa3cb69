#pragma once

#include "domain/package.h"
#include "domain/record.h"
#include "domain/repair_report.h"
#include "domain/result.h"
#include "domain/session.h"
#include "workspace/session_listing.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace lectern::cli {

// Whatever goes to a terminal is made printable here (domain/printable.h); JSON says the same exactly, with
// escapes.

/// To be called first in main(): a reader that has gone is an error of ours, and what is opened later never
/// takes the place of a closed standard output.
void prepareOutput();
/// Lines of text, or one JSON document, on standard output.
void say(const QString& text);
void say(const QJsonObject& document);
/// Bytes as they are on standard output, for what is too long for one piece; printable already. Fails where
/// nobody can take them.
Outcome write(const QByteArray& bytes);
/// JSON without raw characters that steer a terminal: these are escaped.
QByteArray escaped(const QByteArray& json);
/// One line on standard error, after the program's name.
void complain(const QString& text);
/// The end: @p exitCode, or 1 with words on standard error if something could not be written that a command
/// which ended well had to say.
int finishOutput(int exitCode);

/// The stable form of a record (docs/cli.md).
QJsonObject toJson(const Record& record);
/// The wire's fields plus "delivery" and "label".
QJsonObject toJson(const SessionRow& row);

/// "Delivered: received by the server 2026-11-23 10:27." in one line.
QString describe(const Record& record);

/// What came through and what to do, in sentences.
QString describe(const RepairReport& report);
QJsonObject toJson(const RepairReport& report);

/// Rows of text as aligned columns.
QString table(const QStringList& heads, QList<QStringList> rows);

} // namespace lectern::cli
