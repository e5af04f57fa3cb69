#pragma once

#include <QProcessEnvironment>
#include <QString>

namespace lectern::test {

/// The environment for a process whose clock is shifted, "+1d" or "-1d", with the library of faketime. An
/// empty shift changes nothing. Not with the program faketime: it is a second process, which signals do not
/// pass.
QProcessEnvironment withClock(const QProcessEnvironment& environment, const QString& shift);

/// Whether @p program runs with it: it has to be installed, and sanitizers do not bear it.
bool clockCanBeSet(const QString& program);

} // namespace lectern::test
