#include "workspace/sign_in_job.h"

#include "auth/jwt.h"
#include "auth/password_sign_in.h"

namespace lectern {

SignInJob::SignInJob(HttpClient& http, SecretStore& keychain, SignInRequest request, QObject* parent)
    : QObject(parent)
    , m_http(http)
    , m_keychain(keychain)
    , m_request(std::move(request))
{
}

SignInJob::~SignInJob() = default;

void SignInJob::start()
{
    const auto address = ServerAddress::parse(m_request.server);
    if (!address) {
        finish(address.error());
        return;
    }
    m_address = *address;
    if (m_request.staySignedIn)
        checkKeychain();
    else
        obtainToken();
}

/// A sign-in that cannot be kept is told before a password travels.
void SignInJob::checkKeychain()
{
    m_keychain.read(QStringLiteral("probe"), this, [this](const Result<QByteArray>& result) {
        if (!result && result.error().reason == FailureReason::SecretStoreMissing)
            finish(result.error());
        else
            obtainToken();
    });
}

void SignInJob::obtainToken()
{
    if (m_request.method == SignInMethod::Token) {
        m_request.token = cleanToken(m_request.token);
        if (m_request.token.isEmpty()) {
            finish(Failure{FailureReason::InvalidInput, tr("Paste the access token."), {}});
            return;
        }
        identify();
        return;
    }
    auto* job = new PasswordSignIn(m_http, *m_address, m_request.email, m_request.password, this);
    m_request.password.clear();
    connect(job, &PasswordSignIn::finished, this, [this](const Result<wire::TokenAnswer>& result) {
        if (!result) {
            finish(result.error());
            return;
        }
        m_tokens = *result;
        identify();
    });
    job->start();
}

void SignInJob::identify()
{
    m_source = std::make_unique<FixedToken>(m_tokens ? m_tokens->accessToken : m_request.token);
    m_client = std::make_unique<ApiClient>(*m_address, *m_source, m_http);
    connect(m_client.get(), &ApiClient::apiBaseChanged, this,
            [this](const QString& base) { m_address = m_address->withApiBase(base); });
    auto* probe = new IdentityProbe(*m_client, *m_source, this);
    connect(probe, &IdentityProbe::finished, this, &SignInJob::onIdentity);
    probe->start();
}

void SignInJob::onIdentity(const Result<Identity, IdentityFailure>& result)
{
    if (!result) {
        finish(result.error().failure);
        return;
    }
    SignedIn signedIn{*m_address, *result, m_tokens, m_request.token};
    if (signedIn.identity.user.email.isEmpty())
        signedIn.identity.user.email = m_tokens ? m_tokens->email : m_request.email;
    finish(signedIn);
}

void SignInJob::finish(const Result<SignedIn>& result)
{
    // Later, so that start() never answers from inside.
    QMetaObject::invokeMethod(
        this,
        [this, result] {
            emit finished(result);
            deleteLater();
        },
        Qt::QueuedConnection);
}

} // namespace lectern
