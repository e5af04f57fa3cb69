#pragma once

#include "domain/result.h"

#include <QFileDevice>
#include <QString>

namespace lectern {

/// umask 077: files that this process makes from now on are its user's alone. Call it first in main().
void restrictNewFiles();

/// What any other program of this user gives a new file: 0666 without the umask that was there before
/// restrictNewFiles(). For files that a person saves to a place of their choice.
QFileDevice::Permissions usualRights();

/// No core file of this process: what is in its memory, such as a token, stays there. LECTERN_CORE_DUMPS=1
/// allows them. @p readable: debuggers and other programs of this user may look at the process as before (a
/// window needs that: the desktop asks who calls it).
void forbidCoreDumps(bool readable);

/// Makes the folder and its parents. The folder itself becomes 0700, also if it was there before: only for
/// folders that are ours. Where a link leads keeps its rights.
Outcome makePrivateFolder(const QString& path);

/// The wanted path, or the same with ".2", ".3" … before its suffix, where there is no file yet.
QString unusedPath(const QString& wanted);

} // namespace lectern
