#pragma once

#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

#include <optional>

namespace lectern::bench {

/// One start of a program with a window.
struct TimedStart
{
    double paintedMs = 0.0;  ///< from the start of the process to the word on stderr
    double residentMb = 0.0; ///< VmRSS, one second after that
};

/// Starts the program, waits for a line of stderr that has @p word in it, reads its memory a second later,
/// ends it. Nothing if it says no such word within 20 s.
std::optional<TimedStart> startOnce(const QString& program, const QStringList& arguments,
                                    const QProcessEnvironment& environment, const QByteArray& word);

} // namespace lectern::bench
