#pragma once

#include "domain/result.h"
#include "server/storage.h"

#include <QDateTime>
#include <QHash>
#include <QUuid>

namespace lectern::server {

/// Who can sign in to a demo.
namespace demo {
inline constexpr char kFirstEmail[] = "instructor@demo.example";
inline constexpr char kSecondEmail[] = "second@demo.example";
inline constexpr char kPassword[] = "demo-password";
/// So many has the first instructor in the standard demo.
inline constexpr int kSessions = 48;
} // namespace demo

/// What the first instructor of the standard demo calls the sessions, by session id: "Riggers, seat 1". For a
/// console to keep: labels never come from a server.
QHash<QUuid, QString> demoLabels();

/// Fills @p storage with two instructors, a catalogue and sessions, in one transaction; does nothing when the
/// database knows a user already. Ids are the same each time, times are relative to @p now. Nothing in it is
/// impossible on a real server (contract: one open session).
/// @p sessions: how many of the first instructor; 0 for the standard demo, with sessions in every state.
Outcome fillDemo(Storage& storage, const QDateTime& now, int sessions = 0);

} // namespace lectern::server
