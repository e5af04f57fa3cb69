#pragma once

#include <QDateTime>
#include <QString>

namespace lectern {

/// Reads an ISO 8601 time, with or without fractions of a second and with any offset; without an offset it is
/// UTC (contract: conventions). Invalid when it is no time. The result is UTC.
QDateTime fromIsoTime(const QString& text);

/// "2025-01-15T11:30:00Z", with milliseconds only where there are some. Empty for an invalid time.
QString toIsoTime(const QDateTime& time);

} // namespace lectern
