#include "server/account_rules.h"

#include <QStringDecoder>
#include <QStringList>

#include <algorithm>

namespace lectern::server {
namespace {

constexpr qsizetype kMaxEmail = 254; // RFC 5321
constexpr qsizetype kMaxEmailName = 64;
constexpr qsizetype kMaxHostPart = 63;
constexpr qsizetype kMaxName = 200;
constexpr qsizetype kMinPassword = 8;
constexpr qsizetype kMaxPassword = 1024;

Failure invalid(const QString& message)
{
    return {FailureReason::InvalidInput, message, {}};
}

/// Nothing that is invisible, or steers what stands around it.
bool isPlain(char32_t character)
{
    switch (QChar::category(character)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    default:
        return true;
    }
}

bool isPlain(const QString& text)
{
    const auto characters = text.toUcs4();
    return std::all_of(characters.begin(), characters.end(),
                       [](uint character) { return isPlain(char32_t(character)); });
}

bool hasSpaceOrBracket(const QString& text)
{
    return std::any_of(text.begin(), text.end(), [](QChar character) {
        return character.isSpace() || QStringView(u"()<>[],;:\\\"").contains(character);
    });
}

bool isDotted(const QString& text)
{
    return !text.startsWith(u'.') && !text.endsWith(u'.') && !text.contains(u"..");
}

bool isHost(const QString& host)
{
    const QStringList parts = host.split(u'.');
    return std::all_of(parts.begin(), parts.end(), [](const QString& part) {
        return !part.isEmpty() && part.size() <= kMaxHostPart && !part.startsWith(u'-') &&
               !part.endsWith(u'-') && std::all_of(part.begin(), part.end(), [](QChar character) {
                   return character.isLetterOrNumber() || character.isMark() || character.isSurrogate() ||
                          character == u'-';
               });
    });
}

} // namespace

Outcome checkEmail(const QString& email)
{
    const QStringList halves = email.split(u'@');
    const bool isSane = halves.size() == 2 && !halves.first().isEmpty() &&
                        halves.first().size() <= kMaxEmailName && isDotted(halves.first()) &&
                        isHost(halves.last()) && isPlain(email) && !hasSpaceOrBracket(email);
    if (!isSane) {
        return invalid(QStringLiteral("This is no e-mail address. One looks like name@training.example: one"
                                      " \"@\", and no spaces, tabs or brackets."));
    }
    if (email.size() > kMaxEmail)
        return invalid(
            QStringLiteral("The e-mail address is too long: it may have %1 characters.").arg(kMaxEmail));
    return Done{};
}

Outcome checkFullName(const QString& name)
{
    if (name.trimmed().isEmpty())
        return invalid(
            QStringLiteral("The name is empty. Leave --name out, and the e-mail address stands for it."));
    if (name.size() > kMaxName)
        return invalid(QStringLiteral("The name is too long: it may have %1 characters.").arg(kMaxName));
    if (!isPlain(name)) {
        return invalid(
            QStringLiteral("The name has characters in it that cannot be seen, such as a tab or a line"
                           " break. Leave them out."));
    }
    return Done{};
}

Result<QString> readPassword(QByteArray bytes)
{
    constexpr QByteArrayView kMark("\xEF\xBB\xBF");
    if (bytes.startsWith(kMark))
        bytes.remove(0, kMark.size());
    if (bytes.size() > 4 * kMaxPassword)
        return invalid(
            QStringLiteral("The password is too long: it may have %1 characters.").arg(kMaxPassword));
    QStringDecoder decode(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString password = decode(bytes);
    if (decode.hasError()) {
        return invalid(
            QStringLiteral("The password is not in UTF-8, so nobody could type it later. Send it in"
                           " UTF-8; for a file in another encoding: iconv -f ISO-8859-1 -t UTF-8"
                           " FILE | lectern-server user ... --password-stdin"));
    }
    if (password.isEmpty())
        return invalid(QStringLiteral("No password came on standard input."));
    const bool hasControl = std::any_of(password.begin(), password.end(), [](QChar character) {
        return character.category() == QChar::Other_Control;
    });
    if (hasControl) {
        return invalid(
            QStringLiteral("The password has a control character in it, such as a tab. Sign-in forms do"
                           " not take these; choose another one."));
    }
    if (password.size() < kMinPassword || password.size() > kMaxPassword) {
        return invalid(QStringLiteral("The password has %1 characters; it must have %2 to %3.")
                           .arg(password.size())
                           .arg(kMinPassword)
                           .arg(kMaxPassword));
    }
    return password;
}

} // namespace lectern::server
