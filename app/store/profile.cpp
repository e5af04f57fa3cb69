#include "store/profile.h"

#include "store/private_files.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>
#include <utility>

namespace lectern {
using namespace Qt::StringLiterals;

namespace {

/// Whether there is anything that a beginning profile does not have.
bool holdsOtherThings(const QString& root)
{
    static const QStringList ours{u"lock"_s, u"window"_s, u"demo"_s};
    const QStringList names =
        QDir(root).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    return std::any_of(names.cbegin(), names.cend(), [](const QString& name) {
        return !ours.contains(name) && !name.startsWith(u"window.ini") && !name.startsWith(u"profile.sqlite");
    });
}

} // namespace

Profile::Profile(const QString& root) : m_root(QDir::cleanPath(QDir(root).absolutePath()))
{
}

QString Profile::defaultRoot()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + "/lectern"_L1;
}

QString Profile::registryPath() const
{
    return filePath(u"profile.sqlite"_s);
}

QString Profile::accountFolder(const QUuid& accountId) const
{
    return filePath("accounts/"_L1 + accountId.toString(QUuid::WithoutBraces));
}

QList<QUuid> Profile::accountsWithFolder() const
{
    QList<QUuid> ids;
    const QStringList names = QDir(filePath(u"accounts"_s)).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString& name : names) {
        const QUuid id = QUuid::fromString(name);
        if (!id.isNull())
            ids.append(id);
    }
    return ids;
}

QString Profile::filePath(const QString& name) const
{
    return u"%1/%2"_s.arg(m_root, name);
}

Outcome Profile::prepare() const
{
    const QFileInfo root(m_root);
    if (!root.exists())
        return makePrivateFolder(m_root);
    // A folder that is there already was made by somebody for some purpose: its rights are not ours to
    // change.
    if (root.isDir() && (QFileInfo::exists(registryPath()) || QFileInfo::exists(filePath(u"accounts"_s)) ||
                         !holdsOtherThings(m_root)))
        return Done{};
    return Failure{FailureReason::InvalidInput,
                   QCoreApplication::translate("Store",
                                               "The folder %1 holds other things and no data of Lectern. "
                                               "Choose a folder that is empty, or one that is not there "
                                               "yet.")
                       .arg(QDir::toNativeSeparators(m_root)),
                   {}};
}

Result<QString> Profile::prepareAccountFolder(const QUuid& accountId) const
{
    if (auto prepared = prepare(); !prepared)
        return prepared.error();
    for (const QString& folder : {filePath(u"accounts"_s), accountFolder(accountId)}) {
        if (auto made = makePrivateFolder(folder); !made)
            return made.error();
    }
    return accountFolder(accountId);
}

} // namespace lectern
