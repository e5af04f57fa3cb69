#include "store/outbox_file.h"

#include "store/account_registry.h"
#include "store/plain_file.h"
#include "store/private_files.h"
#include "store/sealed.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <utility>

namespace lectern {
using namespace Qt::StringLiterals;

namespace {

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

Result<QByteArray> bytesOf(const QString& path)
{
    constexpr qint64 kMostBytes = kMostSealed + kMostSealed / 1024; // what sealing adds is far less
    return readPlainFile(path, kMostBytes);
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
    if (shareName(file.names, account.names) && !contradict(file.names, account.names))
        return Done{};
    const QString here = account.displayName.isEmpty() ? account.email : account.displayName;
    return Failure{FailureReason::NotAllowed,
                   words(QT_TRANSLATE_NOOP(
                             "Store", "The results in this file are somebody else's (%1), and %2 is signed "
                                      "in. Nothing was taken over."))
                       .arg(file.person.isEmpty() ? file.names.first().value : file.person,
                            here.isEmpty() ? account.id.toString(QUuid::WithoutBraces) : here),
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
    if (file.open(QIODevice::WriteOnly | QIODevice::NewOnly)) {
        if (file.setPermissions(usualRights()))
            return NewFile(path);
        file.remove();
    } else if (QFileInfo::exists(path) || QFileInfo(path).isSymLink()) {
        return Failure{
            FailureReason::InvalidInput,
            words(QT_TRANSLATE_NOOP("Store", "There is a file %1 already. It was left as it is; choose "
                                             "another name."))
                .arg(shown(path)),
            {}};
    }
    return cannotWrite(path, file.errorString());
}

NewFile::NewFile(NewFile&& other) noexcept
    : m_path(std::exchange(other.m_path, {}))
    , m_content(std::move(other.m_content))
{
}

NewFile::~NewFile()
{
    m_content.reset();
    if (!m_path.isEmpty())
        QFile::remove(m_path);
}

Outcome NewFile::prepare(const QByteArray& bytes)
{
    m_content = std::make_unique<SafeFile>(m_path, SafeFile::Rights::OfThePlace);
    return m_content->prepare(bytes);
}

Outcome NewFile::publish()
{
    auto published = m_content->publish();
    if (published)
        m_path.clear();
    return published;
}

} // namespace lectern
