#pragma once

#include "domain/result.h"

#include <QByteArrayView>
#include <QJsonObject>
#include <QString>

namespace lectern::wire {

/// The first place where a text is no JSON as this program accepts it.
struct JsonFault
{
    enum class Kind {
        Syntax,   ///< not the grammar of RFC 8259, also a byte order mark and what stands behind the value
        Encoding, ///< no UTF-8, or an escape that says half of a surrogate pair
        RepeatedName, ///< two members of one object have the same name, however it is written
        NumberTooLarge,
        TooDeep, ///< more than kDeepestJson arrays and objects inside one another
        NoObject ///< JSON, but another kind of value
    };
    Kind kind = Kind::Syntax;
    qsizetype offset = 0; ///< in bytes

    /// In English, for the one who wrote the client.
    [[nodiscard]] QString words() const;
};

inline constexpr int kDeepestJson = 64;

/// The one reader for what comes from others and is acted upon, such as the bodies that a server accepts. It
/// is strict where QJsonDocument guesses: two readers in a row (a proxy and a server, a server and its log)
/// never see two meanings. Any text is read in time and memory that its length bounds.
///
/// A number too small for a double is 0. Whole numbers of 64 bits are exact.
Result<QJsonValue, JsonFault> readStrictJson(QByteArrayView text);

/// readStrictJson() where only an object will do.
Result<QJsonObject, JsonFault> readStrictObject(QByteArrayView text);

} // namespace lectern::wire
