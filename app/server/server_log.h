#pragma once

#include "domain/failure.h"

#include <QLoggingCategory>

namespace lectern::server {

Q_DECLARE_LOGGING_CATEGORY(lcServer)

/// The technical words of a failure go to the log, and nowhere else.
void logFailure(const char* what, const Failure& failure);

} // namespace lectern::server
