#include "api/api_client.h"

#include "api/token_source.h"
#include "wire/json_read.h"

#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace lectern {

ApiClient::ApiClient(ServerAddress address, TokenSource& tokens, HttpClient& http, QObject* parent)
    : QObject(parent)
    , m_address(std::move(address))
    , m_tokens(tokens)
    , m_http(http)
{
}

CallPlan ApiClient::get(const QString& path, qint64 maxBytes) const
{
    CallPlan plan;
    plan.url = m_address.api(path);
    plan.maxBytes = maxBytes;
    return plan;
}

CallPlan ApiClient::post(const QString& path, const QByteArray& body) const
{
    CallPlan plan = get(path, HttpClient::kMaxOther);
    plan.verb = CallPlan::Verb::Post;
    plan.body = body;
    plan.setHeader("Content-Type", "application/json");
    return plan;
}

ApiCall* ApiClient::listSessions(const SessionFilter& filter, const QByteArray& etag)
{
    const auto path = u"vr-sessions"_s;
    const ServerAddress other =
        m_address.withBase(m_address.base() == ServerAddress::Base::RootApi ? ServerAddress::Base::Root
                                                                            : ServerAddress::Base::RootApi);
    CallPlan plan = get(path, HttpClient::kMaxList);
    plan.otherUrl = other.api(path);

    QUrlQuery query;
    if (!filter.packageId.isNull())
        query.addQueryItem(u"package_id"_s, wire::toText(filter.packageId));
    if (!filter.activityId.isNull())
        query.addQueryItem(u"activity_id"_s, wire::toText(filter.activityId));
    if (!query.isEmpty()) {
        plan.url.setQuery(query);
        plan.otherUrl->setQuery(query);
    }
    if (!etag.isEmpty())
        plan.setHeader("If-None-Match", etag);

    ApiCall* call = m_http.send(std::move(plan), &m_tokens, this);
    connect(call, &ApiCall::finished, this, [this, other](const Answer& answer) {
        // The address may have been changed while the call was under way.
        if (!answer.usedOtherUrl || other.root() != m_address.root() || other.base() == m_address.base())
            return;
        m_address = other;
        emit apiBaseChanged(m_address.apiBase());
    });
    return call;
}

ApiCall* ApiClient::createSession(const wire::NewSession& session)
{
    return m_http.send(post(u"vr-sessions"_s, wire::toBody(session)), &m_tokens, this);
}

ApiCall* ApiClient::listPackages(const QByteArray& etag)
{
    CallPlan plan = get(u"vr-packages"_s, HttpClient::kMaxList);
    if (!etag.isEmpty())
        plan.setHeader("If-None-Match", etag);
    return m_http.send(std::move(plan), &m_tokens, this);
}

ApiCall* ApiClient::complete(const QUuid& sessionId, const QByteArray& body, const QUuid& idempotencyKey)
{
    CallPlan plan = post(u"vr-sessions/%1/complete"_s.arg(wire::toText(sessionId)), body);
    plan.setHeader("Idempotency-Key", wire::toText(idempotencyKey).toLatin1());
    return m_http.send(std::move(plan), &m_tokens, this);
}

ApiCall* ApiClient::me()
{
    return m_http.send(get(u"users/me"_s, HttpClient::kMaxOther), &m_tokens, this);
}

} // namespace lectern
