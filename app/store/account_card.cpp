#include "store/account_card.h"

#include "store/safe_file.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace lectern {
using namespace Qt::StringLiterals;

namespace {

QString cardPath(const QString& folder)
{
    return folder + "/account.json"_L1;
}

QString toText(const QUuid& id)
{
    return id.isNull() ? QString() : id.toString(QUuid::WithoutBraces);
}

QJsonArray namesToJson(const IdentityNames& names)
{
    QJsonArray array;
    for (const IdentityName& name : names)
        array.append(QJsonObject{
            {u"kind"_s, toWord(name.kind)}, {u"value"_s, name.value}, {u"issuer"_s, name.issuer}});
    return array;
}

IdentityNames namesFromJson(const QJsonArray& array)
{
    IdentityNames names;
    for (const QJsonValue& value : array) {
        if (const auto kind = identityNameKindFromWord(value[u"kind"].toString()))
            names.append({*kind, value[u"value"].toString(), value[u"issuer"].toString()});
    }
    return names;
}

QJsonObject toJson(const AccountCard& card)
{
    const Account& account = card.account;
    return {{u"id"_s, toText(account.id)},
            {u"root"_s, account.root},
            {u"api_base"_s, account.apiBase},
            {u"names"_s, namesToJson(account.names)},
            {u"display_name"_s, account.displayName},
            {u"email"_s, account.email},
            {u"sign_in_method"_s, account.signInMethod},
            {u"last_used_at"_s, account.lastUsedAt.isValid() ? account.lastUsedAt.toMSecsSinceEpoch() : 0},
            {u"signed_in"_s, account.signedIn},
            {u"merged_into"_s, toText(card.mergedInto)}};
}

AccountCard toCard(const QJsonObject& json)
{
    AccountCard card;
    Account& account = card.account;
    account.id = QUuid::fromString(json[u"id"].toString());
    account.root = json[u"root"].toString();
    account.apiBase = json[u"api_base"].toString();
    account.names = namesFromJson(json[u"names"].toArray());
    account.displayName = json[u"display_name"].toString();
    account.email = json[u"email"].toString();
    account.signInMethod = json[u"sign_in_method"].toString();
    if (const qint64 used = json[u"last_used_at"].toInteger(); used != 0)
        account.lastUsedAt = QDateTime::fromMSecsSinceEpoch(used, Qt::UTC);
    account.signedIn = json[u"signed_in"].toBool();
    card.mergedInto = QUuid::fromString(json[u"merged_into"].toString());
    return card;
}

/// Members are sorted by name in QJsonObject: the same content has the same bytes.
QString digestOf(const QJsonObject& json)
{
    const QByteArray bytes = QJsonDocument(json).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

} // namespace

bool AccountCard::isOfSamePersonAs(const AccountCard& other) const
{
    return account.id == other.account.id && account.root == other.account.root &&
           account.names == other.account.names && mergedInto == other.mergedInto;
}

Outcome writeCard(const Profile& profile, const AccountCard& card)
{
    const auto folder = profile.prepareAccountFolder(card.account.id);
    if (!folder)
        return folder.error();
    const QJsonObject content = toJson(card);
    const QByteArray bytes =
        QJsonDocument({{u"account"_s, content}, {u"sha256"_s, digestOf(content)}}).toJson();
    const auto written = writeSafely(cardPath(*folder), bytes, SafeFile::Rights::Private);
    if (written)
        return Done{};
    return Failure{written.error().reason,
                   QCoreApplication::translate("Store", "Lectern could not write in its folder. Make room on "
                                                        "the disk, or make the folder writable, then try "
                                                        "again."),
                   written.error().detail};
}

std::optional<AccountCard> readCard(const Profile& profile, const QUuid& accountId)
{
    constexpr qint64 kMostBytes = 65'536;
    QFile file(cardPath(profile.accountFolder(accountId)));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QJsonObject json = QJsonDocument::fromJson(file.read(kMostBytes)).object();
    const QJsonObject content = json[u"account"].toObject();
    if (json[u"sha256"].toString() != digestOf(content) || !content.contains("names"_L1))
        return std::nullopt;
    AccountCard card = toCard(content);
    if (card.account.id != accountId)
        return std::nullopt;
    return card;
}

} // namespace lectern
