#include "api/api_call.h"

#include "api/completion_body.h"
#include "api/reply_answer.h"
#include "api/server_address.h"
#include "api/token_source.h"
#include "domain/clock.h"
#include "wire/error_json.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslConfiguration>
#include <QSslError>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lectern {
namespace {

constexpr int kUnauthorized = 401;
constexpr int kNotFound = 404;
constexpr int kNotModified = 304;

using Transport = Answer::Transport;

/// The API answers at the other base too, be it with a refusal.
bool isTheApi(const Answer& answer)
{
    if (answer.transport != Transport::Ok)
        return false;
    return answer.status == kNotModified || (answer.isOk() && answer.looksLikeObject()) ||
           wire::errorFromBody(answer.body).hasKnownCode();
}

bool isUnknownPath(const Answer& answer)
{
    return answer.transport == Transport::Ok && answer.status == kNotFound &&
           !wire::errorFromBody(answer.body).hasKnownCode();
}

constexpr qint64 kReadAhead = 512 * 1024;

Answer::TlsTrouble tlsTroubleOf(QSslError::SslError error)
{
    switch (error) {
    case QSslError::CertificateExpired:
        return Answer::TlsTrouble::Expired;
    case QSslError::CertificateNotYetValid:
        return Answer::TlsTrouble::NotYetValid;
    case QSslError::HostNameMismatch:
        return Answer::TlsTrouble::WrongName;
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return Answer::TlsTrouble::UnknownIssuer;
    default:
        return Answer::TlsTrouble::None;
    }
}

bool hasNoRoute(const QNetworkReply& reply)
{
    return reply.error() == QNetworkReply::UnknownNetworkError &&
           !reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).isValid();
}

} // namespace

ApiCall::ApiCall(std::shared_ptr<QNetworkAccessManager> network, TokenSource* tokens, CallPlan plan,
                 QObject* parent)
    : QObject(parent)
    , m_network(std::move(network))
    , m_tokens(tokens)
    , m_needsToken(tokens != nullptr)
    , m_plan(std::move(plan))
    , m_url(m_plan.url)
    , m_deadline(this)
    , m_silence(this)
{
    for (QTimer* timer : {&m_deadline, &m_silence}) {
        timer->setSingleShot(true);
        connect(timer, &QTimer::timeout, this, &ApiCall::onOutOfTime);
    }
    start();
}

ApiCall::~ApiCall()
{
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply->deleteLater();
    }
}

void ApiCall::start()
{
    m_deadline.start(m_plan.deadlineMs);
    Answer notSent;
    notSent.transport = Transport::NotAllowed;
    if (m_needsToken && !mayCarryToken(m_url)) {
        notSent.transportDetail = u"plain http"_s;
        QMetaObject::invokeMethod(
            this, [this, notSent] { finish(notSent); }, Qt::QueuedConnection);
    } else if (m_needsToken && m_tokens->accessToken().isEmpty()) {
        // Nobody is signed in (yet): asking the server would only tell us so.
        notSent.transportDetail = u"no token"_s;
        QMetaObject::invokeMethod(
            this, [this, notSent] { renewToken(notSent); }, Qt::QueuedConnection);
    } else {
        sendRequest();
    }
}

QNetworkRequest ApiCall::request() const
{
    QNetworkRequest request(m_url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute,
                         m_plan.http2Allowed && m_url.scheme() == "https"_L1);
    // JSON packs better than Qt's guard against bombs expects; maxBytes is the real limit.
    request.setDecompressedSafetyCheckThreshold(m_plan.maxBytes);
    request.setRawHeader("Accept", "application/json");
    request.setRawHeader("User-Agent", m_plan.userAgent);
    for (const auto& [name, value] : m_plan.headers)
        request.setRawHeader(name, value);
    if (m_needsToken)
        request.setRawHeader("Authorization", "Bearer " + m_usedToken.toUtf8());
    if (!m_plan.extraCertificates.isEmpty()) {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.addCaCertificates(m_plan.extraCertificates);
        request.setSslConfiguration(tls);
    }
    return request;
}

void ApiCall::sendRequest()
{
    ++m_tries;
    m_received.clear();
    m_requestSent = false;
    if (m_tokens)
        m_usedToken = m_tokens->accessToken();
    m_deadline.start(m_plan.deadlineMs);
    m_silence.start(m_plan.silenceMs);

    QNetworkRequest toSend = request();
    if (m_plan.verb == CallPlan::Verb::Get) {
        watch(m_network->get(toSend));
        return;
    }
    toSend.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    toSend.setHeader(QNetworkRequest::ContentLengthHeader, m_plan.body.size());
    m_body = new CompletionBody(m_plan.body);
    QNetworkReply* reply = m_network->post(toSend, m_body);
    m_body->setParent(reply);
    watch(reply);
}

void ApiCall::watch(QNetworkReply* reply)
{
    m_reply = reply;
    m_tlsErrors.clear();
    m_tlsTrouble = Answer::TlsTrouble::None;
    // Qt reads no further ahead than this: else a fast peer fills the memory before maxBytes is looked at.
    reply->setReadBufferSize(kReadAhead);
    connect(reply, &QNetworkReply::sslErrors, this, &ApiCall::onTlsErrors);
    connect(reply, &QNetworkReply::requestSent, this, [this] { m_requestSent = true; });
    connect(reply, &QNetworkReply::metaDataChanged, this, [this] { m_silence.start(m_plan.silenceMs); });
    connect(reply, &QNetworkReply::readyRead, this, &ApiCall::onReadable);
    connect(reply, &QNetworkReply::finished, this, &ApiCall::onReplyFinished);
}

/// Nothing is ignored: the reply fails, and this is why.
void ApiCall::onTlsErrors(const QList<QSslError>& errors)
{
    for (const QSslError& error : errors) {
        m_tlsErrors.append(error.errorString());
        // A wrong clock makes other errors too: the later ones of the enumeration explain the others.
        m_tlsTrouble = std::max(m_tlsTrouble, tlsTroubleOf(error.error()));
    }
}

void ApiCall::onReadable()
{
    if (m_stopped)
        return; // abort() has a last word to say
    m_silence.start(m_plan.silenceMs);
    takeReceived();
    if (m_received.size() > m_plan.maxBytes) {
        m_received.clear();
        stopReply(Transport::TooBig);
    }
}

/// In portions, and no more than is allowed: a packed body can be long, and what is unpacked at a time is in
/// memory twice.
void ApiCall::takeReceived()
{
    constexpr qint64 kPortion = 256 * 1024;
    while (m_received.size() <= m_plan.maxBytes) {
        const QByteArray portion = m_reply->read(kPortion);
        if (portion.isEmpty())
            return;
        m_received += portion;
    }
}

void ApiCall::abort()
{
    if (m_finished)
        return;
    if (m_reply) {
        stopReply(Transport::Aborted);
        return;
    }
    QMetaObject::invokeMethod(
        this, [this] { finish(m_refused.value_or(Answer{})); }, Qt::QueuedConnection);
}

void ApiCall::onOutOfTime()
{
    if (m_finished)
        return;
    if (m_reply) {
        stopReply(Transport::TimedOut);
    } else if (m_refused) {
        Answer answer = *m_refused;
        answer.refreshFailure = FailureReason::Unreachable;
        finish(answer);
    }
}

void ApiCall::stopReply(Transport why)
{
    if (m_stopped)
        return;
    m_stopped = why;
    // Queued behind what the connection may have asked of the body meanwhile, so that wasRead() is the truth.
    QMetaObject::invokeMethod(
        m_reply, [reply = m_reply] { reply->abort(); }, Qt::QueuedConnection);
}

bool ApiCall::somethingLeft() const
{
    return m_requestSent || (m_body && m_body->wasRead());
}

bool ApiCall::mayHaveStarted(const Answer& answer) const
{
    if (answer.status != 0 || somethingLeft())
        return true;
    switch (answer.transport) {
    case Transport::DnsFailure:
    case Transport::Refused:
    case Transport::TlsFailure:
    case Transport::ProxyFailure:
    case Transport::NotAllowed:
    case Transport::TimedOut: // without a connection, or with one that took nothing of the body
    case Transport::Aborted:
        return false;
    case Transport::Reset: // in the handshake: what was never taken from the body has not left
        return m_body == nullptr;
    default:
        return true;
    }
}

void ApiCall::onReplyFinished()
{
    m_deadline.stop();
    m_silence.stop();
    if (!m_stopped && m_reply->isOpen())
        takeReceived();
    if (m_received.size() > m_plan.maxBytes) {
        m_received.clear();
        m_stopped = Transport::TooBig;
    }
    const QDateTime now = m_plan.clock ? m_plan.clock->now() : QDateTime::currentDateTimeUtc();
    Answer answer = answerOf(*m_reply, std::move(m_received), m_stopped, now);
    answer.tries = m_tries;
    if (answer.transport == Transport::TlsFailure) {
        answer.tlsTrouble = m_tlsTrouble;
        if (!m_tlsErrors.isEmpty())
            answer.transportDetail += ": "_L1 + m_tlsErrors.join("; "_L1);
    }
    // Qt has no error of its own for "no route to the host".
    if (answer.transport == Transport::Reset && hasNoRoute(*m_reply) && !somethingLeft())
        answer.transport = Transport::Refused;
    answer.requestStarted = mayHaveStarted(answer);
    m_reply->disconnect(this);
    m_reply->deleteLater();
    m_reply.clear();
    m_received.clear();
    settle(std::move(answer));
}

void ApiCall::settle(Answer answer)
{
    if (answer.transport == Transport::Ok && answer.status == kUnauthorized && m_tokens && !m_renewed) {
        renewToken(std::move(answer));
    } else if (m_firstBase) {
        answer.usedOtherUrl = isTheApi(answer);
        finish(answer.usedOtherUrl ? answer : *m_firstBase);
    } else if (m_plan.otherUrl && m_plan.verb == CallPlan::Verb::Get && isUnknownPath(answer)) {
        m_firstBase = std::move(answer);
        m_url = *m_plan.otherUrl;
        sendRequest();
    } else {
        finish(answer);
    }
}

void ApiCall::renewToken(Answer refused)
{
    if (m_finished)
        return;
    m_renewed = true;
    const QString current = m_tokens ? m_tokens->accessToken() : QString();
    if (!current.isEmpty() && current != m_usedToken) {
        sendRequest();
        return;
    }
    m_refused = std::move(refused);
    if (!m_tokens) {
        finish(*m_refused);
        return;
    }
    m_deadline.start(m_plan.deadlineMs);
    connect(m_tokens, &TokenSource::refreshed, this, &ApiCall::onRefreshed);
    connect(m_tokens, &TokenSource::refreshFailed, this, &ApiCall::onRefreshFailed);
    m_tokens->refresh(m_usedToken);
}

void ApiCall::onRefreshed()
{
    if (m_finished || !m_refused)
        return;
    m_refused.reset();
    m_tokens->disconnect(this);
    sendRequest();
}

void ApiCall::onRefreshFailed(const Failure& failure)
{
    if (m_finished || !m_refused)
        return;
    Answer answer = std::move(*m_refused);
    answer.refreshFailure = failure.reason;
    finish(answer);
}

void ApiCall::finish(const Answer& answer)
{
    if (m_finished)
        return;
    m_finished = true;
    m_deadline.stop();
    m_silence.stop();
    if (m_tokens)
        m_tokens->disconnect(this);
    emit finished(answer);
    deleteLater();
}

} // namespace lectern
