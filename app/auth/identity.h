#pragma once

#include "api/api_client.h"
#include "domain/result.h"
#include "domain/user.h"

#include <QDateTime>
#include <QObject>
#include <QString>

#include <optional>

namespace lectern {

/// Who a token belongs to (contract: who is signed in).
struct Identity
{
    enum class Kind {
        UsersMe,      ///< id of users/me
        JwtSubject,   ///< "sub" of the token
        SessionOwner, ///< user_id of the listed sessions
        TokenHash,    ///< provisional: merged when one of the others becomes known
    };

    QString subject;
    Kind kind = Kind::TokenHash;
    User user; ///< as far as known; perhaps only an id or an e-mail address

    [[nodiscard]] bool isProvisional() const { return kind == Kind::TokenHash; }
    /// The server has said so, a moment ago.
    [[nodiscard]] bool isFromServer() const { return kind == Kind::UsersMe || kind == Kind::SessionOwner; }
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
/// without a known code: it has not); else the token's own subject; else the owner of the listed sessions;
/// else the token's hash. A job: start() it once, it emits finished() exactly once, later, and deletes
/// itself. Thread: that of the ApiClient.
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
    void askSessions();
    void finish(const Result<Identity, IdentityFailure>& result);

    ApiClient& m_api;
    TokenSource& m_tokens;
    std::optional<Identity> m_known; ///< should users/me not be there at the other base either
    ServerAddress::Base m_base = ServerAddress::Base::RootApi;
    bool m_cancelled = false;
};

/// The part that needs no network: the token's own subject, else its hash. For a start without a connection.
Identity identityOfToken(const QString& token);

} // namespace lectern
