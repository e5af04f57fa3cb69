#include "server/api.h"

#include "server/answers.h"
#include "server/caller.h"
#include "server/catalogue_service.h"
#include "server/completion_service.h"
#include "server/gzip.h"
#include "server/session_service.h"
#include "server/tokens.h"
#include "wire/completion_json.h"
#include "wire/json_read.h"
#include "wire/package_json.h"
#include "wire/strict_json.h"
#include "wire/user_json.h"

#include <QUrlQuery>

namespace lectern::server {
namespace {

constexpr int kVerifiers = 2;
constexpr int kListThreads = 2;
constexpr qsizetype kMaxKey = 255;

/// Nothing is worth compressing below this size.
constexpr qsizetype kSmallBody = 1024;

HttpAnswer compressed(HttpAnswer answer, bool acceptable)
{
    if (acceptable && answer.body.size() >= kSmallBody) {
        answer.body = gzip(answer.body);
        answer.headers.append(HttpHeader{"Content-Encoding", "gzip"});
    }
    return answer;
}

/// Forms that a browser sends for any page without asking are not read (the type says so), and what is
/// declared as something else is not guessed at.
bool mayBeJson(const QByteArray& contentType)
{
    const QByteArray type = contentType.split(';').first().trimmed().toLower();
    return contentType.isEmpty() || type == "application/json";
}

/// The key without the quotes that the draft's grammar puts around it.
QString keyOf(const QByteArray& header)
{
    QByteArray key = header.trimmed();
    if (key.size() >= 2 && key.startsWith('"') && key.endsWith('"'))
        key = key.mid(1, key.size() - 2);
    return QString::fromUtf8(key);
}

FieldErrors keyErrors(const QString& key)
{
    if (key.size() <= kMaxKey)
        return {};
    return {{QStringLiteral("Idempotency-Key"), QStringLiteral("Idempotency-Key.length"),
             QStringLiteral("Must have at most 255 characters.")}};
}

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

Api::Api(const ServerConfig& config, const Clock& clock)
    : m_config(config)
    , m_clock(clock)
    , m_tokenClock(clock)
    , m_signIns(m_verifiers, kVerifiers, config.signIn, clock)
    , m_lists(ListMaker::Bounds{kListThreads, config.limits.listBytesPerUser, config.limits.listBytes})
    , m_readiness(m_writer)
{
}

Outcome Api::start(const StorageFactory& open)
{
    if (auto started = startTokenClock(open); !started)
        return started;
    if (auto started = m_readers.start(std::max(1, m_config.readers), open); !started)
        return started;
    if (auto started = m_verifiers.start(kVerifiers, open); !started)
        return started;
    if (auto started = m_lists.start(open); !started)
        return started;
    if (auto started = m_writer.start(open); !started)
        return started;
    return m_readiness.start(open);
}

Outcome Api::startTokenClock(const StorageFactory& open)
{
    const auto storage = open();
    if (!storage)
        return storage.error();
    const auto stored = (*storage)->tokenTime();
    if (!stored)
        return stored.error();
    m_tokenClock.start(*stored);
    return Done{};
}

void Api::stop()
{
    m_readiness.stop();
    m_signIns.stop();
    // Readers post to the lists, readers and verifiers to the writer: it is the last.
    m_readers.stop();
    m_lists.stop();
    m_verifiers.stop();
    m_writer.stop();
}

void Api::handle(HttpRequest request, Reply reply)
{
    const Route route = routeOf(request.method, request.target);
    if (route.takesBody && !mayBeJson(request.contentType))
        return reply(answers::unsupportedMediaType());
    dispatch(route, std::move(request), std::move(reply));
}

void Api::dispatch(const Route& route, HttpRequest request, Reply reply)
{
    switch (route.endpoint) {
    case Endpoint::NotFound:
        return reply(answers::notFound());
    case Endpoint::MethodNotAllowed:
        return reply(answers::methodNotAllowed(route.allow));
    case Endpoint::Health:
        return reply(answers::json(200, {{QStringLiteral("status"), QStringLiteral("ok")}}));
    case Endpoint::Ready:
        return m_readiness.ask([reply = std::move(reply)](bool ready) {
            reply(ready ? answers::json(200, {{QStringLiteral("status"), QStringLiteral("ready")}})
                        : answers::notReady());
        });
    case Endpoint::Token:
        return token(route.query, request, std::move(reply));
    case Endpoint::Logout:
        return logOut(route.query, std::move(request), std::move(reply));
    case Endpoint::Me:
        return read(std::move(request), std::move(reply), [](Storage&, const User& user, const HttpRequest&) {
            return answers::json(200, {{QStringLiteral("user"), wire::toJson(user)}});
        });
    case Endpoint::ListSessions:
        return listSessions(route.query, std::move(request), std::move(reply));
    case Endpoint::ListPackages:
        return listPackages(std::move(request), std::move(reply));
    case Endpoint::ActivityProgress:
        return read(std::move(request), std::move(reply),
                    [id = route.id](Storage& storage, const User& user, const HttpRequest&) {
                        return activityProgress(storage, user, id);
                    });
    case Endpoint::CreateSession:
        return createSession(std::move(request), std::move(reply));
    case Endpoint::CreatePackage:
        return createPackage(std::move(request), std::move(reply));
    case Endpoint::CompleteSession:
        return complete(route.id, std::move(request), std::move(reply));
    }
}

/// The profile of the user whose token the request carries. Otherwise the answer that says why not:
/// UNAUTHORIZED, then PROFILE_NOT_FOUND, or DB_ERROR.
Result<User, HttpAnswer> Api::callerOf(Storage& storage, const HttpRequest& request)
{
    const auto holder = holderOf(storage, request, m_tokenClock.now());
    if (!holder)
        return holder.error();
    // In front of whatever this client asks for next, also of a refresh.
    if (!holder->arrived) {
        m_writer.post([hash = holder->refreshHash](Storage& writing) { return writing.markArrived(hash); },
                      [](bool) {});
    }
    if (!holder->account.profile)
        return answers::profileNotFound();
    return *holder->account.profile;
}

void Api::read(HttpRequest request, Reply reply,
               std::function<HttpAnswer(Storage&, const User&, const HttpRequest&)> work)
{
    m_readers.post([this, request = std::move(request), reply = std::move(reply),
                    work = std::move(work)](Storage& storage) {
        const auto caller = callerOf(storage, request);
        reply(caller ? compressed(work(storage, *caller, request), acceptsGzip(request.acceptEncoding))
                     : caller.error());
    });
}

void Api::listSessions(const QByteArray& query, HttpRequest request, Reply reply)
{
    m_readers.post([this, query, request = std::move(request), reply = std::move(reply)](Storage& storage) {
        const auto caller = callerOf(storage, request);
        if (!caller)
            return reply(caller.error());
        const auto order = orderOfList(storage, *caller, query, request.ifNoneMatch);
        if (!order)
            return reply(order.error());
        const bool gzipped = acceptsGzip(request.acceptEncoding);
        const ListKey key{caller->id, order->name + (gzipped ? " gzip" : ""), order->tag};
        m_lists.ask(
            key,
            [order = *order, gzipped](Storage& reading) {
                return compressed(server::listSessions(reading, order), gzipped);
            },
            reply);
    });
}

void Api::listPackages(HttpRequest request, Reply reply)
{
    m_readers.post([this, request = std::move(request), reply = std::move(reply)](Storage& storage) {
        const auto caller = callerOf(storage, request);
        if (!caller)
            return reply(caller.error());
        const bool gzipped = acceptsGzip(request.acceptEncoding);
        const ListKey key{caller->id, gzipped ? "packages gzip" : "packages", {}};
        m_lists.ask(
            key,
            [user = *caller, gzipped](Storage& reading) {
                return compressed(server::listPackages(reading, user), gzipped);
            },
            reply);
    });
}

void Api::write(HttpRequest request, Reply reply, Check check)
{
    m_readers.post([this, request = std::move(request), reply = std::move(reply),
                    check = std::move(check)](Storage& storage) {
        const auto caller = callerOf(storage, request);
        if (!caller)
            return reply(caller.error());
        const auto work = check(storage, *caller);
        if (!work)
            return reply(work.error());
        store(*work, reply);
    });
}

void Api::store(Write work, Reply reply)
{
    auto answer = std::make_shared<HttpAnswer>();
    m_writer.post(
        [work = std::move(work), answer](Storage& storage) -> Outcome {
            auto result = work(storage);
            if (!result)
                return result.error();
            *answer = std::move(result).value();
            return Done{};
        },
        [answer, reply = std::move(reply)](bool stored) { reply(stored ? *answer : answers::dbError()); });
}

QString Api::idempotencyKeyOf(const HttpRequest& request) const
{
    return m_config.ignoreIdempotencyKeys ? QString() : keyOf(request.idempotencyKey);
}

void Api::complete(const QString& sessionId, HttpRequest request, Reply reply)
{
    CompletionOrder order;
    order.sessionId = sessionId;
    order.idempotencyKey = idempotencyKeyOf(request);
    order.receivedAt = m_clock.now();
    const QByteArray body = request.body;
    write(std::move(request), std::move(reply),
          [order, body](Storage&, const User& user) mutable -> Result<Write, HttpAnswer> {
              auto completion = wire::completionFromBody(body);
              const FieldErrors errors =
                  (completion ? FieldErrors() : completion.error()) + keyErrors(order.idempotencyKey);
              if (!errors.isEmpty())
                  return answers::validationError(errors);
              order.user = user;
              order.completion = *completion;
              return Write([order](Storage& storage) { return completeSession(storage, order); });
          });
}

void Api::createSession(HttpRequest request, Reply reply)
{
    NewSessionOrder order;
    order.idempotencyKey = idempotencyKeyOf(request);
    order.receivedAt = m_clock.now();
    const QByteArray body = request.body;
    write(std::move(request), std::move(reply),
          [order, body](Storage&, const User& user) mutable -> Result<Write, HttpAnswer> {
              const auto wanted = wire::newSessionFromBody(body);
              const FieldErrors errors =
                  (wanted ? FieldErrors() : wanted.error()) + keyErrors(order.idempotencyKey);
              if (!errors.isEmpty())
                  return answers::validationError(errors);
              order.user = user;
              order.wanted = *wanted;
              return Write([order](Storage& storage) { return server::createSession(storage, order); });
          });
}

void Api::createPackage(HttpRequest request, Reply reply)
{
    const QByteArray body = request.body;
    write(std::move(request), std::move(reply),
          [body, now = m_clock.now()](Storage&, const User& user) -> Result<Write, HttpAnswer> {
              if (!mayAddPackages(user))
                  return answers::forbidden();
              const auto package = wire::newPackageFromBody(body);
              if (!package)
                  return answers::validationError(package.error());
              return Write([package = *package, user, now](Storage& storage) {
                  return server::createPackage(storage, user, package, now);
              });
          });
}

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
