#include "auth/jwt.h"

#include "wire/json_read.h"

#include <QCryptographicHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lectern {
namespace {

constexpr qsizetype kMaxToken = 64 * 1024;
constexpr qint64 kLastSecond = 253'402'300'799; ///< of the year 9999

std::optional<QByteArray> decode(const QByteArray& part)
{
    const auto result = QByteArray::fromBase64Encoding(part, QByteArray::Base64UrlEncoding |
                                                                 QByteArray::AbortOnBase64DecodingErrors);
    if (!result)
        return std::nullopt;
    return *result;
}

/// "exp" is a NumericDate: whole or fractional seconds. A time before 1970 is past like any other.
QDateTime readExpiry(const QJsonObject& claims)
{
    const QJsonValue expiry = claims.value("exp"_L1);
    const double seconds = std::max(expiry.toDouble(), 0.0);
    if (!expiry.isDouble() || seconds > static_cast<double>(kLastSecond)) // as text it is none
        return {};
    return QDateTime::fromSecsSinceEpoch(static_cast<qint64>(seconds), Qt::UTC);
}

} // namespace

std::optional<TokenClaims> readClaims(const QString& token)
{
    if (token.size() > kMaxToken)
        return std::nullopt;
    const QList<QByteArray> parts = token.toUtf8().split('.');
    if (parts.size() != 3)
        return std::nullopt;
    const auto header = decode(parts.at(0));
    const auto payload = decode(parts.at(1));
    if (!header || !payload || !wire::readObject(*header))
        return std::nullopt;
    const auto claims = wire::readObject(*payload);
    if (!claims)
        return std::nullopt;
    TokenClaims result;
    result.subject = wire::readText(*claims, "sub"_L1);
    result.issuer = wire::readText(*claims, "iss"_L1);
    result.email = wire::readText(*claims, "email"_L1);
    result.expiresAt = readExpiry(*claims);
    return result;
}

QString tokenHash(const QString& token)
{
    return QString::fromLatin1(QCryptographicHash::hash(token.toUtf8(), QCryptographicHash::Sha256).toHex());
}

QString cleanToken(const QString& pasted)
{
    QString token = pasted.trimmed();
    constexpr auto kBearer = "bearer "_L1;
    if (token.startsWith(kBearer, Qt::CaseInsensitive))
        token.remove(0, kBearer.size());
    token.removeIf([](QChar c) { return c == u'\r' || c == u'\n'; });
    token = token.trimmed();
    const bool sendable =
        std::all_of(token.cbegin(), token.cend(), [](QChar c) { return c > u' ' && c < QChar(0x7f); });
    return sendable && token.size() <= kMaxToken ? token : QString();
}

} // namespace lectern
