#pragma once

#include "domain/result.h"

#include <QByteArray>
#include <QString>

namespace lectern {

/// The content of a regular file of at most @p most bytes. Never waits: what is no regular file (a pipe, a
/// device, a folder) is refused before it is read, and so is what is longer. Errors: NotFound, InvalidInput
/// (not regular, too long), Storage.
Result<QByteArray> readPlainFile(const QString& path, qint64 most);

} // namespace lectern
