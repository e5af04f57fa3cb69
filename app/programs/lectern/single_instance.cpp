#include "single_instance.h"

#include "store/profile.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLocalSocket>
#include <QLoggingCategory>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lectern {
namespace {

Q_LOGGING_CATEGORY(instance, "lectern.instance")

constexpr qsizetype kLongestLine = 1024;
constexpr qsizetype kLongestSocketPath = 90; // of 108 bytes; Qt makes one that is longer by 9 first

QString lockFolder(const QString& profileRoot)
{
    return QDir(profileRoot).absoluteFilePath(u"window"_s);
}

bool isPlain(const QString& path)
{
    return std::all_of(path.cbegin(), path.cend(), [](QChar c) { return c > u' ' && c < u'\x7f'; });
}

} // namespace

Result<std::unique_ptr<SingleInstance>> SingleInstance::acquire(const QString& profileRoot)
{
    if (auto prepared = Profile(profileRoot).prepare(); !prepared)
        return prepared.error();
    auto lock = AccountLock::acquire(lockFolder(profileRoot));
    if (!lock)
        return lock.error();
    return std::unique_ptr<SingleInstance>(new SingleInstance(std::move(*lock), serverName(profileRoot)));
}

SingleInstance::SingleInstance(std::unique_ptr<AccountLock> lock, const QString& name)
    : m_lock(std::move(lock))
{
    // We hold the lock: whatever has this name was left behind by a process that is gone.
    QLocalServer::removeServer(name);
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::onConnection);
    if (!m_server.listen(name)) // the window works all the same, it just can't be raised from outside
        qCWarning(instance, "cannot listen for further starts: %ls", qUtf16Printable(m_server.errorString()));
}

SingleInstance::~SingleInstance()
{
    m_server.close();
}

QString SingleInstance::serverName(const QString& profileRoot)
{
#ifndef Q_OS_WIN
    QString socket = lockFolder(profileRoot) + u"/socket"_s;
    if (socket.size() <= kLongestSocketPath && isPlain(socket))
        return socket;
#endif
    const QByteArray hash =
        QCryptographicHash::hash(QDir(profileRoot).absolutePath().toUtf8(), QCryptographicHash::Sha256);
    return u"lectern-"_s + QString::fromLatin1(hash.toHex().first(32));
}

void SingleInstance::onConnection()
{
    while (QLocalSocket* const caller = m_server.nextPendingConnection()) {
        connect(caller, &QLocalSocket::disconnected, caller, &QObject::deleteLater);
        connect(caller, &QLocalSocket::readyRead, this, [this, caller] { onLine(caller); });
        onLine(caller);
    }
}

void SingleInstance::onLine(QLocalSocket* caller)
{
    if (!caller->canReadLine()) {
        if (caller->bytesAvailable() > kLongestLine)
            caller->abort();
        return;
    }
    const QByteArray line = caller->readLine(kLongestLine).trimmed();
    const QByteArray token = line.mid(line.indexOf(' ') + 1);
    if (line != "raise" && !line.startsWith("raise ")) {
        caller->abort();
        return;
    }
    if (line != "raise")
        qputenv("XDG_ACTIVATION_TOKEN", token); // what Qt asks for when a window is activated
    qCInfo(instance, "raised");
    emit raiseRequested();
    caller->write("raised\n");
    caller->disconnectFromServer();
}

} // namespace lectern
