#pragma once

#include "api/http_client.h"
#include "api/server_address.h"
#include "domain/result.h"
#include "wire/token_json.h"

#include <QObject>

namespace lectern {

/// Signs in with e-mail and password (contract: sign-in). A job: start() it once, it emits finished() exactly
/// once, later, and deletes itself. The password is forgotten as soon as it was sent. Failures:
/// WrongCredentials, Unreachable (also: asked to wait), ServerAnswer (the server has no such sign-in, or is
/// none), InvalidInput (nothing entered). Thread: that of the HttpClient.
class PasswordSignIn : public QObject
{
    Q_OBJECT

public:
    PasswordSignIn(HttpClient& http, ServerAddress address, const QString& email, QString password,
                   QObject* parent = nullptr);

    void start();
    /// finished() does not follow.
    void cancel();

signals:
    /// Connect within one thread.
    void finished(const lectern::Result<lectern::wire::TokenAnswer>& result);

private:
    void finish(const Result<wire::TokenAnswer>& result);

    HttpClient& m_http;
    const ServerAddress m_address;
    const QString m_email;
    QString m_password;
};

} // namespace lectern
