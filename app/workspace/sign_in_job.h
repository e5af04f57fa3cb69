#pragma once

#include "api/api_client.h"
#include "api/http_client.h"
#include "api/token_source.h"
#include "auth/identity.h"
#include "auth/secret_store.h"
#include "domain/result.h"
#include "wire/token_json.h"
#include "workspace/account_info.h"

#include <QObject>

#include <memory>
#include <optional>

namespace lectern {

/// Who signed in, and with what.
struct SignedIn
{
    ServerAddress address;
    Identity identity;
    std::optional<wire::TokenAnswer> tokens; ///< e-mail and password
    QString pastedToken;                     ///< else this
    [[nodiscard]] QString accessToken() const { return tokens ? tokens->accessToken : pastedToken; }
};

/// Signs in at a server: key store (if the sign-in is to be kept) → token → who that is. Emits finished()
/// once, later, and deletes itself. Failures: InvalidInput (address), SecretStoreMissing (before anything was
/// sent), WrongCredentials, SignInNeeded (token refused), Unreachable, ServerAnswer. Thread: that of the
/// HttpClient.
class SignInJob : public QObject
{
    Q_OBJECT

public:
    SignInJob(HttpClient& http, SecretStore& keychain, SignInRequest request, QObject* parent = nullptr);
    ~SignInJob() override;
    void start();

signals:
    void finished(const lectern::Result<lectern::SignedIn>& result);

private:
    void checkKeychain();
    void obtainToken();
    void identify();
    void onIdentity(const Result<Identity, IdentityFailure>& result);
    void finish(const Result<SignedIn>& result);

    HttpClient& m_http;
    SecretStore& m_keychain;
    SignInRequest m_request;
    std::optional<ServerAddress> m_address;
    std::optional<wire::TokenAnswer> m_tokens;
    std::unique_ptr<TokenSource> m_source;
    std::unique_ptr<ApiClient> m_client;
};

} // namespace lectern
