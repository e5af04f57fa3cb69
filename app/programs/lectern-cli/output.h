#pragma once

#include "domain/package.h"
#include "domain/record.h"
#include "domain/result.h"
#include "domain/session.h"
#include "workspace/session_listing.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace lectern::cli {

/// One line, or one JSON document, on standard output.
void say(const QString& text);
void say(const QJsonObject& document);
/// Bytes as they are on standard output, for what is too long for one piece. Fails where nobody can take
/// them.
Outcome write(const QByteArray& bytes);
/// One line on standard error, after the program's name.
void complain(const QString& text);

/// The stable form of a record (docs/cli.md).
QJsonObject toJson(const Record& record);
/// The wire's fields plus "delivery" and "label".
QJsonObject toJson(const SessionRow& row);

/// Without control characters: text from elsewhere must not steer a terminal.
QString printable(QString text);

/// "Delivered: received by the server 2026-11-23 10:27." in one line.
QString describe(const Record& record);

/// Rows of text as aligned columns.
QString table(const QStringList& heads, const QList<QStringList>& rows);

} // namespace lectern::cli
