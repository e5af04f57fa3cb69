#pragma once

#include "domain/result.h"
#include "store/account_lock.h"

#include <QLocalServer>
#include <QObject>

#include <memory>

class QLocalSocket;

namespace lectern {

/// The right to be the one window of a profile, and the ear for those who come later. The kernel lets go of
/// it when the process ends, however it ends; nothing is left behind that could be mistaken for a running
/// one. Thread: the main one.
///
/// What comes in is one line, "raise" and perhaps a token of the desktop that permits to take the focus; what
/// goes out is "raised".
class SingleInstance : public QObject
{
    Q_OBJECT

public:
    /// Errors: InUse (another process has the window), Storage.
    static Result<std::unique_ptr<SingleInstance>> acquire(const QString& profileRoot);
    ~SingleInstance() override;

    /// Where it listens: a socket in the profile's private folder, or a name made of its path where that
    /// folder is no place for a socket.
    static QString serverName(const QString& profileRoot);

signals:
    /// Somebody started the program again: show the window.
    void raiseRequested();

private:
    SingleInstance(std::unique_ptr<AccountLock> lock, const QString& name);
    void onConnection();
    void onLine(QLocalSocket* caller);

    // The lock is let go of last: whoever gets it finds the old name free.
    std::unique_ptr<AccountLock> m_lock;
    QLocalServer m_server;
};

} // namespace lectern
