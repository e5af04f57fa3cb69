#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <optional>

namespace lectern {

/// What a token says of itself. Not verified, and not to be trusted: only to know who and until when.
struct TokenClaims
{
    QString subject;     ///< "sub"; may be empty
    QString issuer;      ///< "iss"; may be empty
    QDateTime expiresAt; ///< "exp", UTC; invalid: not said
    QString email;
};

/// Reads a JSON Web Token; nothing for opaque tokens and for anything malformed or larger than 64 KiB.
std::optional<TokenClaims> readClaims(const QString& token);

/// SHA-256 of the token in lower-case hex: how a token is remembered without keeping it.
QString tokenHash(const QString& token);

/// A pasted token without white space around it, line breaks within it, or "Bearer " before it. Empty if what
/// is left cannot travel in a header.
QString cleanToken(const QString& pasted);

} // namespace lectern
