#pragma once

#include "api/http_client.h"
#include "api/server_address.h"
#include "wire/session_json.h"

#include <QObject>
#include <QUuid>

#include <optional>

namespace lectern {

class TokenSource;

/// The calls of the API (contract), each as an ApiCall whose finished() brings an Answer to judge. A 401 is
/// answered by one refresh of the token and one replay, inside the call. Thread: its own, that of the
/// HttpClient; the TokenSource may live in another one.
class ApiClient : public QObject
{
    Q_OBJECT

public:
    /// @p http and @p tokens outlive this.
    ApiClient(ServerAddress address, TokenSource& tokens, HttpClient& http, QObject* parent = nullptr);

    [[nodiscard]] const ServerAddress& address() const { return m_address; }
    /// For a server whose address was changed; calls under way keep the old one.
    void setAddress(const ServerAddress& address) { m_address = address; }

    struct SessionFilter
    {
        QUuid packageId; ///< null: all
        QUuid activityId;
    };
    /// GET vr-sessions. @p etag: of the list that is known, for a 304; empty: none. Where the usual base
    /// answers a 404 without a known code, the other one is tried once and remembered (apiBaseChanged).
    ApiCall* listSessions(const SessionFilter& filter = {}, const QByteArray& etag = {});
    /// POST vr-sessions.
    ApiCall* createSession(const wire::NewSession& session);
    /// GET vr-packages.
    ApiCall* listPackages(const QByteArray& etag = {});
    /// POST vr-sessions/{id}/complete: @p body as stored in the record, @p idempotencyKey the record's id. At
    /// most one POST leaves for it, two if the first was answered with a 401.
    ApiCall* complete(const QUuid& sessionId, const QByteArray& body, const QUuid& idempotencyKey);
    /// GET users/me; a vendor's server may not have it.
    ApiCall* me();

signals:
    /// What worked instead: keep it with the account and give it to ServerAddress::withApiBase next time.
    void apiBaseChanged(const QString& apiBase);

private:
    [[nodiscard]] CallPlan get(const QString& path, qint64 maxBytes) const;
    [[nodiscard]] CallPlan post(const QString& path, const QByteArray& body) const;

    ServerAddress m_address;
    TokenSource& m_tokens;
    HttpClient& m_http;
};

} // namespace lectern
