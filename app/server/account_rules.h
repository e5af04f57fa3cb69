#pragma once

#include "domain/result.h"

#include <QByteArray>
#include <QString>

// What an account's e-mail address, name and password have to look like. InvalidInput with words for people.
namespace lectern::server {

/// One "@" between a name and a host, neither with white space, controls or brackets; at most 254 characters.
/// Whether mail arrives there is nobody's business here.
Outcome checkEmail(const QString& email);

/// One line of text that can be printed, at most 200 characters.
Outcome checkFullName(const QString& name);

/// The password that was sent as @p bytes: UTF-8 (a byte order mark in front of it is left out), 8 to 1024
/// characters, no control characters.
Result<QString> readPassword(QByteArray bytes);

} // namespace lectern::server
