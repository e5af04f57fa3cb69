#include "api/http_client.h"

#include <QNetworkAccessManager>
#include <QPointer>

namespace lectern {

HttpClient::HttpClient(HttpOptions options, QObject* parent) : QObject(parent), m_options(std::move(options))
{
}

std::shared_ptr<QNetworkAccessManager> HttpClient::network()
{
    if (!m_network) {
        auto* manager = new QNetworkAccessManager(this);
        // Later, since the last call may end from within a signal of its reply.
        m_network.reset(manager, [guard = QPointer(manager)](QNetworkAccessManager*) {
            if (guard)
                guard->deleteLater();
        });
        m_network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
        m_network->setAutoDeleteReplies(false);
        if (m_options.proxy)
            m_network->setProxy(*m_options.proxy);
    }
    return m_network;
}

ApiCall* HttpClient::send(CallPlan plan, TokenSource* tokens, QObject* owner)
{
    plan.userAgent = m_options.userAgent;
    plan.http2Allowed = plan.http2Allowed && m_options.http2Allowed;
    plan.silenceMs = m_options.silenceMs;
    plan.deadlineMs = plan.maxBytes > kMaxOther ? m_options.listDeadlineMs : m_options.deadlineMs;
    plan.clock = m_options.clock;
    plan.extraCertificates = m_options.extraCertificates;
    auto* call = new ApiCall(network(), tokens, std::move(plan), owner);
    connect(call, &ApiCall::finished, this, [this, used = std::weak_ptr(m_network)](const Answer& answer) {
        const bool suspicious = answer.transport == Answer::Transport::TimedOut ||
                                answer.transport == Answer::Transport::Unreadable;
        if (suspicious && used.lock() == m_network)
            dropConnections();
        if (answer.serverDate.isValid())
            emit serverDateSeen(answer.serverDate);
        if (answer.status != 0)
            emit protocolSeen(answer.http2);
    });
    return call;
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
    m_network.reset();
}

} // namespace lectern
