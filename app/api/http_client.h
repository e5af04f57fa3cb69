#pragma once

#include "api/api_call.h"
#include "api/call_plan.h"

#include <QDateTime>
#include <QList>
#include <QNetworkProxy>
#include <QObject>
#include <QSslCertificate>

#include <memory>
#include <optional>

class QNetworkAccessManager;

namespace lectern {

class Clock;

/// How calls reach servers. Plain data, set before the first call.
struct HttpOptions
{
    int deadlineMs = 30'000;      ///< for one try of a small call, connecting included
    int listDeadlineMs = 300'000; ///< the same for a list
    int silenceMs = 30'000;       ///< without a byte arriving
    bool http2Allowed = true;
    std::optional<QNetworkProxy> proxy;       ///< empty: what the application uses
    QList<QSslCertificate> extraCertificates; ///< authorities trusted besides the system's
    const Clock* clock = nullptr;             ///< for the times in answers; null: the computer's own
    QByteArray userAgent = "Lectern/" LECTERN_VERSION;
};

/// The connections of one thread: a QNetworkAccessManager that keeps no cookies, no cache, follows no
/// redirect and asks nobody. Shared by all ApiClients and sign-in jobs of its thread; outlives them.
class HttpClient : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 kMaxList = 256 * 1024 * 1024;
    static constexpr qint64 kMaxOther = 1024 * 1024;

    explicit HttpClient(HttpOptions options = {}, QObject* parent = nullptr);

    [[nodiscard]] const HttpOptions& options() const { return m_options; }
    void setUserAgent(const QByteArray& userAgent) { m_options.userAgent = userAgent; }

    /// Starts a call with the options filled in. @p tokens: null for a call without a token. The call deletes
    /// itself after finished(). @p owner: when it goes, the call goes without a word.
    ApiCall* send(CallPlan plan, TokenSource* tokens, QObject* owner);
    /// A POST of JSON without a token, for sign-in.
    ApiCall* post(const QUrl& url, const QByteArray& body, QObject* owner);
    /// Uses no connection that was kept open: after sleep, or when the network changed. Calls under way keep
    /// theirs. Happens by itself after a time-out and after an answer that made no sense, since Qt goes on
    /// using an HTTP/2 connection of which the server has taken its leave.
    void dropConnections();

signals:
    /// The server's clock, by the answer that has just come; before the call's own finished().
    void serverDateSeen(const QDateTime& serverDate);
    /// Whether it came by HTTP/2.
    void protocolSeen(bool http2);

private:
    [[nodiscard]] std::shared_ptr<QNetworkAccessManager> network();

    HttpOptions m_options;
    std::shared_ptr<QNetworkAccessManager> m_network; ///< also owned by the calls under way
};

} // namespace lectern
