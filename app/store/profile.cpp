#include "store/profile.h"

#include "store/private_files.h"

#include <QDir>
#include <QStandardPaths>

#include <utility>

namespace lectern {
using namespace Qt::StringLiterals;

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
    return makePrivateFolder(m_root);
}

Result<QString> Profile::prepareAccountFolder(const QUuid& accountId) const
{
    for (const QString& folder : {m_root, filePath(u"accounts"_s), accountFolder(accountId)}) {
        if (auto made = makePrivateFolder(folder); !made)
            return made.error();
    }
    return accountFolder(accountId);
}

} // namespace lectern
