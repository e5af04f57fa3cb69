#pragma once

#include "domain/result.h"

#include <QString>

namespace lectern {

/// umask 077: files that this process makes from now on are its user's alone. Call it first in main().
void restrictNewFiles();

/// Makes the folder and its parents. The folder itself becomes 0700, also if it was there before.
Outcome makePrivateFolder(const QString& path);

/// The wanted path, or the same with ".2", ".3" … before its suffix, where there is no file yet.
QString unusedPath(const QString& wanted);

} // namespace lectern
