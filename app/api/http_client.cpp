#include "api/http_client.h"

#include <QSslConfiguration>

namespace lectern {

HttpClient::HttpClient(HttpOptions options, QObject* parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_network(this)
{
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_network.setAutoDeleteReplies(false);
    if (m_options.proxy)
        m_network.setProxy(*m_options.proxy);
}

ApiCall* HttpClient::send(CallPlan plan, TokenSource* tokens, QObject* owner)
{
    plan.userAgent = m_options.userAgent;
    plan.http2Allowed = plan.http2Allowed && m_options.http2Allowed;
    plan.silenceMs = m_options.silenceMs;
    plan.deadlineMs = plan.maxBytes > kMaxOther ? m_options.listDeadlineMs : m_options.deadlineMs;
    plan.clock = m_options.clock;
    plan.extraCertificates = m_options.extraCertificates;
    return new ApiCall(m_network, tokens, std::move(plan), owner);
}

ApiCall* HttpClient::post(const QUrl& url, const QByteArray& body, QObject* owner)
{
    CallPlan plan;
    plan.verb = CallPlan::Verb::Post;
    plan.url = url;
    plan.body = body;
    plan.maxBytes = kMaxOther;
    plan.setHeader("Content-Type", "application/json");
    return send(std::move(plan), nullptr, owner);
}

void HttpClient::dropConnections()
{
    m_network.clearConnectionCache();
}

} // namespace lectern
