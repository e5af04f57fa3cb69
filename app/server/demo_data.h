#pragma once

#include "domain/result.h"
#include "server/storage.h"

#include <QDateTime>

namespace lectern::server {

/// Who can sign in to a demo.
namespace demo {
inline constexpr char kFirstEmail[] = "instructor@demo.example";
inline constexpr char kSecondEmail[] = "second@demo.example";
inline constexpr char kPassword[] = "demo-password";
} // namespace demo

/// Fills @p storage with two instructors, a catalogue and sessions, in one transaction; does nothing when the
/// database knows a user already. Ids are the same each time, times are relative to @p now.
/// @p sessions: how many of the first instructor; 0 for the standard demo (48, in every state).
Outcome fillDemo(Storage& storage, const QDateTime& now, int sessions = 0);

} // namespace lectern::server
