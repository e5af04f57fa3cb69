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

Result<TokenHolder, HttpAnswer> holderOf(Storage& storage, const HttpRequest& request, const QDateTime& now)
{
    const QByteArray token = bearerToken(request.authorization);
    if (token.isEmpty())
        return answers::unauthorized();
    const auto holder = storage.holderOfToken(hashOfToken(token), now);
    if (!holder)
        return storageFailed(holder.error());
    if (!*holder)
        return answers::unauthorized();
    return **holder;
}

} // namespace lectern::server
