#include "server/caller.h"

#include "server/answers.h"
#include "server/server_log.h"
#include "server/tokens.h"

namespace lectern::server {
namespace {

QByteArray bearerToken(const QByteArray& authorization)
{
    constexpr QByteArrayView kScheme = "bearer ";
    if (authorization.left(kScheme.size()).toLower() != kScheme)
        return {};
    return authorization.mid(kScheme.size()).trimmed();
}

} // namespace

HttpAnswer storageFailed(const Failure& failure)
{
    logFailure("storage", failure);
    return answers::dbError();
}

Result<User, HttpAnswer> callerOf(Storage& storage, const HttpRequest& request, const QDateTime& now)
{
    const QByteArray token = bearerToken(request.authorization);
    if (token.isEmpty())
        return answers::unauthorized();
    const auto account = storage.accountOfToken(hashOfToken(token), now);
    if (!account)
        return storageFailed(account.error());
    if (!*account)
        return answers::unauthorized();
    if (!(*account)->profile)
        return answers::profileNotFound();
    return *(*account)->profile;
}

} // namespace lectern::server
