#pragma once

#include "api/api_client.h"
#include "domain/identity_name.h"
#include "domain/result.h"
#include "domain/user.h"

#include <QDateTime>
#include <QObject>
#include <QString>

#include <optional>

namespace lectern {

/// Who a token belongs to (contract: who is signed in): every name of that person which one token has brought
/// along, the token's own hash among them.
struct Identity
{
    IdentityNames names;
    User user; ///< as far as known; perhaps only an id or an e-mail address

    /// False: it cannot be known who it is, only which token it was.
    [[nodiscard]] bool isKnown() const { return lectern::isKnown(names); }
};

/// Why it is not known yet.
struct IdentityFailure
{
    enum class Kind { SignInNeeded, Unreachable, RateLimited, ProfileProblem, ConnectionStop };

    Kind kind = Kind::Unreachable;
    Failure failure;     ///< with words for people
    QDateTime notBefore; ///< valid for RateLimited
};

/// Asks the server who the ApiClient's token belongs to: users/me, where a server has it (404, 405 and 403
/// without a known code: it has not), else the list of sessions. What the token says of itself counts when
/// the server has answered 2xx to it. A job: start() it once, it emits finished() exactly once, later, and
/// deletes itself. Thread: that of the ApiClient.
class IdentityProbe : public QObject
{
    Q_OBJECT

public:
    /// @p tokens: what @p api uses, for the token's subject and hash. Both outlive this.
    IdentityProbe(ApiClient& api, TokenSource& tokens, QObject* parent = nullptr);

    void start();
    /// finished() does not follow.
    void cancel();

signals:
    /// Connect within one thread.
    void finished(const lectern::Result<lectern::Identity, lectern::IdentityFailure>& result);

private:
    void onMe(const Answer& answer);
    void onSessions(const Answer& answer);
    [[nodiscard]] Identity ofToken() const;
    void askSessions();
    void finish(const Result<Identity, IdentityFailure>& result);

    ApiClient& m_api;
    TokenSource& m_tokens;
    std::optional<Identity> m_known; ///< should users/me not be there at the other base either
    ServerAddress::Base m_base = ServerAddress::Base::RootApi;
    bool m_cancelled = false;
};

/// What a token says of itself, unproved: its subject if it is a JSON Web Token, and its hash.
IdentityNames namesOfToken(const QString& token);

} // namespace lectern
