#pragma once

#include "domain/failure.h"

#include <QObject>

namespace lectern::cli {

/// What the program ends with: a stable interface (docs/cli.md).
enum class ExitCode {
    Ok = 0, ///< saved, delivered or queued; the words say which
    Other = 1,
    InvalidInput = 2, ///< nothing was saved; every bad field is named
    SignInNeeded = 3,
    NeedsAttention = 4,
    RecordsLeft = 5, ///< `sync` ended before all was delivered
    InUse = 6,       ///< another process has this account open
};

ExitCode exitCodeOf(const Failure& failure);

/// One command of the program: started once, it emits done() once. Main thread.
class Command : public QObject
{
    Q_OBJECT

public:
    virtual void start() = 0;

signals:
    void done(int exitCode);

protected:
    void end(ExitCode code) { emit done(int(code)); }
    /// Says the failure on stderr and ends with its code.
    void endWith(const Failure& failure);
};

} // namespace lectern::cli
