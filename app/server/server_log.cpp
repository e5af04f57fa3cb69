#include "server/server_log.h"

namespace lectern::server {

Q_LOGGING_CATEGORY(lcServer, "lectern.server", QtInfoMsg)

void logFailure(const char* what, const Failure& failure)
{
    qCWarning(lcServer).noquote() << what << "failed:" << failure.message << failure.detail;
}

} // namespace lectern::server
