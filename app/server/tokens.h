#pragma once

#include "server/http_message.h"
#include "server/storage.h"

#include <chrono>

// Sign-in and refresh (contract: sign-in). Tokens are 256 random bits; only their SHA-256 is stored.
namespace lectern::server {

QByteArray hashOfToken(const QByteArray& token);

/// How an address is stored and compared: without white space around it, in lower case.
QString normalisedEmail(const QString& email);

/// Verifies a password against @p account; without one (or for a disabled one) it takes as long and fails.
/// Blocks for some 50 ms and needs 64 MiB.
bool passwordMatches(const std::optional<Account>& account, const QString& password);
/// argon2id in libsodium's text form; empty only when memory is short. Blocks likewise.
QString hashOfPassword(const QString& password);

struct TokenTerms
{
    QDateTime now; ///< TokenClock's
    std::chrono::seconds accessLifetime;
};

/// A new family of tokens for @p account, whose password was right: the answer of a sign-in. Refused if the
/// account has got another password, or was disabled, since @p account was read.
Result<HttpAnswer> issueTokens(Storage& storage, const Account& account, const TokenTerms& terms);

/// Exchanges a refresh token. Its parent may be exchanged again while of the child neither token was used
/// (the answer may have been lost): that child is revoked. Any other reuse revokes the whole family.
Result<HttpAnswer> exchangeToken(Storage& storage, const QByteArray& token, const TokenTerms& terms);

/// Which sign-ins a sign-out ends: all of the user's, this one, or all but this one (as GoTrue names them).
enum class SignOutScope { Global, Local, Others };
Result<HttpAnswer> signOut(Storage& storage, const TokenHolder& holder, SignOutScope scope);

/// The same for an unknown user, a wrong password and an unusable refresh token.
HttpAnswer invalidGrant();

} // namespace lectern::server
