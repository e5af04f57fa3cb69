#include "server/answers.h"
#include "server/api.h"
#include "server/caller.h"
#include "server/tokens.h"
#include "wire/json_read.h"
#include "wire/strict_json.h"

#include <QUrlQuery>

// Sign-in: the part of Api that checks passwords.
namespace lectern::server {
namespace {

constexpr qsizetype kMaxEmail = 320;
constexpr qsizetype kMaxPassword = 1024;

HttpAnswer invalidRequest()
{
    return answers::oauthError("invalid_request", "The body lacks what this grant needs.");
}

/// Without a scope: global, as GoTrue has it.
std::optional<SignOutScope> scopeOf(const QByteArray& query)
{
    const QString scope =
        QUrlQuery(QString::fromUtf8(query)).queryItemValue(QStringLiteral("scope"), QUrl::FullyDecoded);
    if (scope.isEmpty() || scope == QLatin1String("global"))
        return SignOutScope::Global;
    if (scope == QLatin1String("local"))
        return SignOutScope::Local;
    if (scope == QLatin1String("others"))
        return SignOutScope::Others;
    return std::nullopt;
}

} // namespace

void Api::token(const QByteArray& query, const HttpRequest& request, Reply reply)
{
    const QString grant =
        QUrlQuery(QString::fromUtf8(query)).queryItemValue(QStringLiteral("grant_type"), QUrl::FullyDecoded);
    const bool byPassword = grant == QLatin1String("password");
    if (!byPassword && grant != QLatin1String("refresh_token"))
        return reply(answers::oauthError("unsupported_grant_type", "Use password or refresh_token."));
    const auto body = wire::readStrictObject(request.body);
    if (!body)
        return reply(invalidRequest());
    if (!byPassword)
        return refresh(wire::readText(*body, QLatin1String("refresh_token")), std::move(reply));
    signIn(wire::readText(*body, QLatin1String("email")), wire::readText(*body, QLatin1String("password")),
           request.address, reply);
}

void Api::signIn(const QString& email, const QString& password, const QString& address, const Reply& reply)
{
    const QString account = normalisedEmail(email);
    if (account.isEmpty() || password.isEmpty() || account.size() > kMaxEmail ||
        password.size() > kMaxPassword)
        return reply(invalidRequest());
    m_signIns.add({account, address,
                   [this, account, password, reply](Storage& storage) {
                       return verify(storage, account, password, reply);
                   },
                   [reply](std::chrono::seconds wait) {
                       reply(answers::rateLimited(wait));
                   }});
}

SignInVerdict Api::verify(Storage& storage, const QString& email, const QString& password, const Reply& reply)
{
    using Kind = SignInVerdict::Kind;
    const auto account = storage.accountByEmail(email);
    if (!account)
        return {Kind::Unknown, [reply, failure = account.error()] {
                    reply(storageFailed(failure));
                }};
    if (!passwordMatches(*account, password))
        return {Kind::Wrong, [reply] {
                    reply(invalidGrant());
                }};
    return {Kind::Right, [this, reply, found = **account] {
                store([found,
                       terms = tokenTerms()](Storage& writing) { return issueTokens(writing, found, terms); },
                      reply);
            }};
}

TokenTerms Api::tokenTerms() const
{
    return {m_tokenClock.now(), m_config.accessTokenLifetime};
}

void Api::refresh(const QString& token, Reply reply)
{
    if (token.isEmpty())
        return reply(invalidRequest());
    store([presented = token.toUtf8(),
           terms = tokenTerms()](Storage& storage) { return exchangeToken(storage, presented, terms); },
          std::move(reply));
}

/// Needs no profile: whoever is signed in can sign out.
void Api::logOut(const QByteArray& query, HttpRequest request, Reply reply)
{
    m_readers.post([this, query, request = std::move(request), reply = std::move(reply)](Storage& storage) {
        const auto holder = holderOf(storage, request, m_tokenClock.now());
        if (!holder)
            return reply(holder.error());
        const auto scope = scopeOf(query);
        if (!scope) {
            return reply(answers::validationError({{QStringLiteral("scope"), QStringLiteral("scope.value"),
                                                    QStringLiteral("Must be global, local or others.")}}));
        }
        store([holder = *holder,
               scope = *scope](Storage& writing) { return server::signOut(writing, holder, scope); },
              reply);
    });
}

} // namespace lectern::server
