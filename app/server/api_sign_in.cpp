#include "server/answers.h"
#include "server/api.h"
#include "server/caller.h"
#include "server/tokens.h"
#include "wire/json_read.h"

#include <QUrlQuery>

// Sign-in: the part of Api that checks passwords.
namespace lectern::server {
namespace {

constexpr qsizetype kMaxEmail = 320;
constexpr qsizetype kMaxPassword = 1024;
constexpr size_t kMaxWaiting = 32; ///< some two seconds of work

HttpAnswer invalidRequest()
{
    return answers::oauthError("invalid_request", "The body lacks what this grant needs.");
}

} // namespace

void Api::token(const QByteArray& query, const HttpRequest& request, Reply reply)
{
    const QString grant =
        QUrlQuery(QString::fromUtf8(query)).queryItemValue(QStringLiteral("grant_type"), QUrl::FullyDecoded);
    const bool byPassword = grant == QLatin1String("password");
    if (!byPassword && grant != QLatin1String("refresh_token"))
        return reply(answers::oauthError("unsupported_grant_type", "Use password or refresh_token."));
    const auto body = wire::readObject(request.body);
    if (!body)
        return reply(invalidRequest());
    if (!byPassword)
        return refresh(wire::readText(*body, QLatin1String("refresh_token")), std::move(reply));
    signIn(wire::readText(*body, QLatin1String("email")), wire::readText(*body, QLatin1String("password")),
           request.address, std::move(reply));
}

void Api::signIn(const QString& email, const QString& password, const QString& address, Reply reply)
{
    const QString account = normalisedEmail(email);
    if (account.isEmpty() || password.isEmpty() || account.size() > kMaxEmail ||
        password.size() > kMaxPassword)
        return reply(invalidRequest());
    if (m_verifiers.waiting() >= kMaxWaiting)
        return reply(answers::rateLimited(std::chrono::seconds(2)));
    if (const auto wait = m_throttle.begin(account, address))
        return reply(answers::rateLimited(*wait));
    m_verifiers.post([this, account, password, address, reply = std::move(reply)](Storage& storage) {
        verify(storage, account, password, address, reply);
    });
}

void Api::verify(Storage& storage, const QString& email, const QString& password, const QString& address,
                 Reply reply)
{
    const auto account = storage.accountByEmail(email);
    if (!account) {
        m_throttle.withdrawn(email, address);
        return reply(storageFailed(account.error()));
    }
    if (!passwordMatches(*account, password))
        return reply(invalidGrant());
    m_throttle.succeeded(email, address);
    const TokenTerms terms{m_clock.now(), m_config.accessTokenLifetime};
    store([found = **account, terms](Storage& writing) { return issueTokens(writing, found, terms); },
          std::move(reply));
}

void Api::refresh(const QString& token, Reply reply)
{
    if (token.isEmpty())
        return reply(invalidRequest());
    const TokenTerms terms{m_clock.now(), m_config.accessTokenLifetime};
    store([presented = token.toUtf8(),
           terms](Storage& storage) { return exchangeToken(storage, presented, terms); },
          std::move(reply));
}

} // namespace lectern::server
