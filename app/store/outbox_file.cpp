#include "store/outbox_file.h"

#include "store/account_registry.h"
#include "store/sealed.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <utility>

#ifndef Q_OS_WIN
#include <fcntl.h>
#include <unistd.h>
#endif

namespace lectern {
using namespace Qt::StringLiterals;

namespace {

constexpr auto kOwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

QString words(const char* text)
{
    return QCoreApplication::translate("Store", text);
}

QString shown(const QString& path)
{
    return QDir::toNativeSeparators(path);
}

Failure cannotWrite(const QString& path, const QString& why)
{
    return {FailureReason::Storage,
            words(QT_TRANSLATE_NOOP("Store", "The file %1 cannot be written: %2")).arg(shown(path), why),
            {}};
}

/// Makes the file's name durable, where a folder can be told to.
void syncFolder(const QString& path)
{
#ifdef Q_OS_WIN
    Q_UNUSED(path)
#else
    const QByteArray folder = QFile::encodeName(QFileInfo(path).absolutePath());
    const int descriptor = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    ::fsync(descriptor);
    ::close(descriptor);
#endif
}

Result<QByteArray> bytesOf(const QString& path)
{
    QFile file(path);
    if (!file.exists())
        return Failure{FailureReason::NotFound,
                       words(QT_TRANSLATE_NOOP("Store", "There is no file %1.")).arg(shown(path)),
                       {}};
    const auto cannot = [&path](const QString& why) {
        return Failure{
            FailureReason::Storage,
            words(QT_TRANSLATE_NOOP("Store", "The file %1 cannot be read: %2")).arg(shown(path), why),
            {}};
    };
    if (!file.open(QIODevice::ReadOnly))
        return cannot(file.errorString());
    constexpr qint64 kMostBytes = kMostSealed + kMostSealed / 1024; // what sealing adds is far less
    QByteArray bytes = file.read(kMostBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return cannot(file.errorString());
    if (bytes.size() > kMostBytes)
        return Failure{FailureReason::Damaged,
                       words(QT_TRANSLATE_NOOP("Store", "This is no file with results from Lectern.")),
                       u"too long"_s};
    return bytes;
}

} // namespace

Outcome checkOwner(const OutboxFile& file, const Account& account)
{
    if (file.serverRoot != account.root) {
        return Failure{FailureReason::NotAllowed,
                       words(QT_TRANSLATE_NOOP(
                                 "Store", "The results in this file are for the server %1, but this account "
                                          "is at %2. Nothing was taken over."))
                           .arg(file.serverRoot, account.root),
                       {}};
    }
    if (file.subject == account.subject &&
        file.provisional == (account.subjectKind == SubjectKind::TokenHash))
        return Done{};
    const QString here = account.displayName.isEmpty() ? account.email : account.displayName;
    return Failure{
        FailureReason::NotAllowed,
        words(QT_TRANSLATE_NOOP("Store",
                                "The results in this file are somebody else's (%1), and %2 is signed "
                                "in. Nothing was taken over."))
            .arg(file.person.isEmpty() ? file.subject : file.person, here.isEmpty() ? account.subject : here),
        {}};
}

Result<OutboxFile> readOutboxFile(const QString& path, const QString& passphrase)
{
    const auto sealed = bytesOf(path);
    if (!sealed)
        return sealed.error();
    const auto head = readSealHead(*sealed);
    if (!head)
        return head.error();
    const auto key = sealKeyFor(passphrase, *head);
    if (!key)
        return key.error();
    const auto content = unseal(*sealed, *key);
    if (!content)
        return content.error();
    return outboxFileFromJson(*content);
}

Result<NewFile> NewFile::take(const QString& path)
{
    QFile file(path);
    if (file.open(QIODevice::WriteOnly | QIODevice::NewOnly, kOwnerOnly))
        return NewFile(path);
    if (QFileInfo::exists(path)) {
        return Failure{
            FailureReason::InvalidInput,
            words(QT_TRANSLATE_NOOP("Store", "There is a file %1 already. It was left as it is; choose "
                                             "another name."))
                .arg(shown(path)),
            {}};
    }
    return cannotWrite(path, file.errorString());
}

NewFile::NewFile(NewFile&& other) noexcept : m_path(std::exchange(other.m_path, {}))
{
}

NewFile::~NewFile()
{
    if (!m_path.isEmpty())
        QFile::remove(m_path);
}

Outcome NewFile::write(const QByteArray& bytes)
{
    QSaveFile file(m_path); // takes over the rights of the file that keeps the place
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return cannotWrite(m_path, file.errorString());
    syncFolder(m_path);
    m_path.clear();
    return Done{};
}

} // namespace lectern
