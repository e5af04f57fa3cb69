#include "server/tokens.h"

#include "server/answers.h"
#include "wire/json_read.h"
#include "wire/token_json.h"

#include <QCryptographicHash>

#include <sodium.h>

#include <array>

namespace lectern::server {
namespace {

constexpr std::chrono::hours kRefreshLifetime{24 * 90};

// Of no password; with the parameters of hashOfPassword(), so that checking it takes as long.
constexpr char kNobodysHash[] =
    "$argon2id$v=19$m=65536,t=2,p=1$K8e0WLyKc5S5QpQy9RsBqw$5lD8dI1DGMK8izBKLByqL4CjV6LZs2sBpTrPCwxRZg0";

QByteArray newToken()
{
    QByteArray bytes(32, Qt::Uninitialized);
    randombytes_buf(bytes.data(), size_t(bytes.size()));
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

/// Stores a pair of tokens that descends from @p parent (empty hash: none).
Result<HttpAnswer> addPair(Storage& storage, const RefreshToken& parent, const QString& email,
                           const TokenTerms& terms)
{
    const QByteArray refresh = newToken();
    const QByteArray access = newToken();
    RefreshToken stored;
    stored.hash = hashOfToken(refresh);
    stored.parent = parent.hash;
    stored.family = parent.family;
    stored.userId = parent.userId;
    stored.expiresAt = terms.now.addSecs(std::chrono::seconds(kRefreshLifetime).count());
    const AccessToken issued{hashOfToken(access), stored.hash, stored.family, stored.userId,
                             terms.now.addSecs(terms.accessLifetime.count())};
    if (const auto added = storage.addTokens(stored, issued); !added)
        return added.error();
    if (const auto kept = storage.keepTokenTime(terms.now); !kept)
        return kept.error();

    wire::TokenAnswer answer;
    answer.accessToken = QString::fromLatin1(access);
    answer.refreshToken = QString::fromLatin1(refresh);
    answer.expiresInSeconds = terms.accessLifetime.count();
    answer.userId = parent.userId;
    answer.email = email;
    return answers::json(200, wire::toJson(answer));
}

Result<HttpAnswer> refuseAndRevoke(Storage& storage, const QString& family)
{
    if (const auto revoked = storage.revokeFamily(family); !revoked)
        return revoked.error();
    return invalidGrant();
}

} // namespace

QByteArray hashOfToken(const QByteArray& token)
{
    return QCryptographicHash::hash(token, QCryptographicHash::Sha256);
}

QString normalisedEmail(const QString& email)
{
    return email.trimmed().toLower();
}

bool passwordMatches(const std::optional<Account>& account, const QString& password)
{
    const bool usable = account && !account->disabled;
    const QByteArray hash = usable ? account->passwordHash.toLatin1() : QByteArray(kNobodysHash);
    const QByteArray bytes = password.toUtf8();
    return crypto_pwhash_str_verify(hash.constData(), bytes.constData(), size_t(bytes.size())) == 0 && usable;
}

QString hashOfPassword(const QString& password)
{
    const QByteArray bytes = password.toUtf8();
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_str_alg(hash.data(), bytes.constData(), size_t(bytes.size()),
                              crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE,
                              crypto_pwhash_ALG_ARGON2ID13) != 0)
        return {};
    return QString::fromLatin1(hash.data());
}

Result<HttpAnswer> issueTokens(Storage& storage, const Account& account, const TokenTerms& terms)
{
    const auto current = storage.accountByEmail(account.email);
    if (!current)
        return current.error();
    if (!*current || (*current)->disabled || (*current)->passwordHash != account.passwordHash)
        return invalidGrant();
    if (const auto forgotten = storage.forgetExpiredTokens(terms.now); !forgotten)
        return forgotten.error();
    RefreshToken root;
    root.family = wire::toText(QUuid::createUuid());
    root.userId = account.id;
    return addPair(storage, root, account.email, terms);
}

Result<HttpAnswer> exchangeToken(Storage& storage, const QByteArray& token, const TokenTerms& terms)
{
    const auto found = storage.refreshToken(hashOfToken(token));
    if (!found)
        return found.error();
    if (!*found || (*found)->expiresAt <= terms.now)
        return invalidGrant();
    const RefreshToken& presented = **found;
    if (presented.revoked)
        return refuseAndRevoke(storage, presented.family);
    if (presented.exchanged) {
        const auto child = storage.liveChild(presented.hash);
        if (!child)
            return child.error();
        if (!*child || (*child)->exchanged || (*child)->arrived)
            return refuseAndRevoke(storage, presented.family);
        if (const auto revoked = storage.revokeRefreshToken((*child)->hash); !revoked)
            return revoked.error();
    }
    if (const auto marked = storage.markExchanged(presented.hash); !marked)
        return marked.error();
    const auto email = storage.emailOf(presented.userId);
    if (!email)
        return email.error();
    return addPair(storage, presented, *email, terms);
}

Result<HttpAnswer> signOut(Storage& storage, const TokenHolder& holder, SignOutScope scope)
{
    const QString kept = scope == SignOutScope::Others ? holder.family : QString();
    const Outcome ended = scope == SignOutScope::Local ? storage.revokeFamily(holder.family)
                                                       : storage.endSignIns(holder.account.id, kept);
    if (!ended)
        return ended.error();
    return HttpAnswer{204, {}, {}, {}};
}

HttpAnswer invalidGrant()
{
    return answers::oauthError("invalid_grant", "The e-mail address, password or token is not valid.");
}

} // namespace lectern::server
