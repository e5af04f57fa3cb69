#pragma once

#include <QDateTime>
#include <QString>

namespace lectern {

/// " [recorded 2026-11-23 10:32 +01:00]": when it really happened, for servers that have no field for it
/// (product: two times). Always kRecordedSuffixLength UTF-16 code units, which count among the 1000 of the
/// notes.
///
/// @p at: UTC. @p utcOffsetSeconds: of the place, whole minutes are shown.
QString recordedSuffix(const QDateTime& at, int utcOffsetSeconds);

constexpr qsizetype kRecordedSuffixLength = 35;

/// The notes with the suffix; without the leading space where there are no notes. A suffix that is there
/// already is replaced.
QString withRecordedSuffix(const QString& notes, const QDateTime& at, int utcOffsetSeconds);
/// What a person typed: for a record that becomes a draft again.
QString withoutRecordedSuffix(const QString& notes);

} // namespace lectern
