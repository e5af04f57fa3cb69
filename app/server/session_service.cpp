#include "server/session_service.h"

#include "server/answers.h"
#include "server/caller.h"
#include "wire/json_read.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QUrlQuery>

namespace lectern::server {
namespace {

/// Reads one filter; a value that is no UUID becomes an error.
std::optional<QUuid> readFilter(const QUrlQuery& query, const QString& name, FieldErrors& errors)
{
    if (!query.hasQueryItem(name))
        return std::nullopt;
    const auto id = wire::uuidFromText(query.queryItemValue(name, QUrl::FullyDecoded));
    if (!id)
        errors.append({name, name + QStringLiteral(".type"), QStringLiteral("Must be a UUID.")});
    return id;
}

bool namesTag(const QByteArray& ifNoneMatch, const QByteArray& tag)
{
    const auto opaque = [](QByteArray text) {
        text = text.trimmed();
        return text.startsWith("W/") ? text.mid(2) : text;
    };
    if (ifNoneMatch.trimmed() == "*")
        return true;
    const QList<QByteArray> tags = ifNoneMatch.split(',');
    return std::any_of(tags.begin(), tags.end(),
                       [&](const QByteArray& one) { return opaque(one) == opaque(tag); });
}

QByteArray nameOf(const SessionFilter& filter)
{
    const auto idOrNothing = [](const std::optional<QUuid>& id) {
        return id ? id->toByteArray() : QByteArray();
    };
    return "sessions " + idOrNothing(filter.packageId) + ' ' + idOrNothing(filter.activityId);
}

/// A weak tag: the same list is sent in more than one encoding.
Result<QByteArray> tagOf(Storage& storage, const QString& userId, const SessionFilter& filter)
{
    constexpr qsizetype kLength = 22; // 132 bits
    const auto revision = storage.sessionsRevision(userId);
    if (!revision)
        return revision.error();
    const QByteArray all = *revision + ' ' + userId.toUtf8() + ' ' + nameOf(filter);
    return QByteArray("W/\"" +
                      QCryptographicHash::hash(all, QCryptographicHash::Sha256)
                          .toBase64(QByteArray::Base64UrlEncoding)
                          .left(kLength) +
                      '"');
}

QList<HttpHeader> headersOf(const QByteArray& tag)
{
    return {
        {"ETag", tag}, {"Cache-Control", "private, no-cache"}, {"Vary", "Accept-Encoding, Authorization"}};
}

/// The list is written row by row: no tree of the whole answer is ever built.
Result<HttpAnswer> writeList(Storage& storage, const SessionListOrder& order)
{
    const auto tag = tagOf(storage, order.userId, order.filter);
    if (!tag)
        return tag.error();
    QByteArray body = "{\"sessions\":[";
    const qsizetype empty = body.size();
    const auto listed = storage.sessions(order.userId, order.filter, [&](const Session& session) {
        if (body.size() > empty)
            body += ',';
        body += QJsonDocument(wire::toJson(session)).toJson(QJsonDocument::Compact);
    });
    if (!listed)
        return listed.error();
    body += "]}";
    body.squeeze();
    return HttpAnswer{200, body, headersOf(*tag), {}};
}

} // namespace

Result<SessionListOrder, HttpAnswer> orderOfList(Storage& storage, const User& user, const QByteArray& query,
                                                 const QByteArray& ifNoneMatch)
{
    FieldErrors errors;
    const QUrlQuery parsed(QString::fromUtf8(query));
    SessionListOrder order;
    order.userId = user.id;
    order.filter.packageId = readFilter(parsed, QStringLiteral("package_id"), errors);
    order.filter.activityId = readFilter(parsed, QStringLiteral("activity_id"), errors);
    if (!errors.isEmpty())
        return answers::validationError(errors);
    const auto tag = tagOf(storage, user.id, order.filter);
    if (!tag)
        return storageFailed(tag.error());
    if (namesTag(ifNoneMatch, *tag))
        return HttpAnswer{304, {}, headersOf(*tag), {}};
    order.name = nameOf(order.filter);
    order.tag = *tag;
    return order;
}

HttpAnswer listSessions(Storage& storage, const SessionListOrder& order)
{
    // One snapshot for the tag and the list.
    if (const auto begun = storage.begin(Storage::Access::Read); !begun)
        return storageFailed(begun.error());
    const auto answer = writeList(storage, order);
    storage.rollback();
    return answer ? *answer : storageFailed(answer.error());
}

namespace {

HttpAnswer sessionAnswer(int status, const Session& session)
{
    return answers::json(status, {{QStringLiteral("session"), wire::toJson(session)}});
}

Session newSession(const NewSessionOrder& order, const Package& package)
{
    Session session;
    session.id = QUuid::createUuid();
    session.packageId = package.id;
    session.activityId = order.wanted.activityId;
    session.tenantId = order.user.tenantId;
    session.userId = order.user.id;
    session.status = SessionStatus::Downloading;
    session.completionMode = OpenEnum<CompletionMode>::fromWord(
        order.wanted.completionMode.value_or(OpenEnum<CompletionMode>(CompletionMode::SelfReport).word()));
    session.createdAt = order.receivedAt;
    session.package = {package.id, package.title, package.version, package.targetPlatforms};
    return session;
}

/// The open session that is asked for, or a new one.
Result<HttpAnswer> giveSession(Storage& storage, const NewSessionOrder& order)
{
    const auto package = storage.package(order.user.tenantId, order.wanted.packageId);
    if (!package)
        return package.error();
    if (!*package)
        return answers::packageNotFound();
    const auto open = storage.openSession(order.user.id, order.wanted.packageId, order.wanted.activityId);
    if (!open)
        return open.error();
    const Session session = *open ? **open : newSession(order, **package);
    if (!*open) {
        if (const auto added = storage.addSession(session); !added)
            return added.error();
    }
    if (!order.idempotencyKey.isEmpty()) {
        if (const auto kept = storage.keepGiven(session, order.idempotencyKey); !kept)
            return kept.error();
    }
    return sessionAnswer(*open ? 200 : 201, session);
}

} // namespace

Result<HttpAnswer> createSession(Storage& storage, const NewSessionOrder& order)
{
    if (order.idempotencyKey.isEmpty())
        return giveSession(storage, order);
    const auto given = storage.sessionGivenFor(order.user.id, order.idempotencyKey);
    if (!given)
        return given.error();
    if (!*given)
        return giveSession(storage, order);
    const Session& session = **given;
    const bool same =
        session.packageId == order.wanted.packageId && session.activityId == order.wanted.activityId;
    return same ? sessionAnswer(200, session) : answers::idempotencyKeyReused();
}

HttpAnswer activityProgress(Storage& storage, const User& user, const QString& activityId)
{
    const auto id = wire::uuidFromText(activityId);
    if (!id)
        return answers::activityNotFound();
    const auto progress = storage.progress(user.id, *id);
    if (!progress)
        return storageFailed(progress.error());
    if (!*progress)
        return answers::activityNotFound();
    const Progress& found = **progress;
    const QJsonValue score = found.score ? QJsonValue(*found.score) : QJsonValue(QJsonValue::Null);
    return answers::json(
        200, {{QStringLiteral("progress"),
               QJsonObject{{QStringLiteral("activity_id"), wire::toText(found.activityId)},
                           {QStringLiteral("user_id"), found.userId},
                           {QStringLiteral("status"), found.status},
                           {QStringLiteral("score"), score},
                           {QStringLiteral("completed_at"), wire::orNull(found.completedAt)},
                           {QStringLiteral("time_spent_seconds"), wire::orNull(found.timeSpentSeconds)}}}});
}

} // namespace lectern::server
