#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace lectern {

/// One of the names by which a server's people are known (contract: who is signed in). Each holds within one
/// server only.
struct IdentityName
{
    enum class Kind {
        UsersMe,      ///< id of users/me
        TokenSubject, ///< "sub" of a token, for its issuer
        ListOwner,    ///< user_id of the listed sessions
        TokenHash,    ///< SHA-256 of a token that was seen, in hex
        Unspecific,   ///< one of the first three: an older version did not keep which
    };

    Kind kind = Kind::TokenHash;
    QString value;
    QString issuer; ///< TokenSubject only; may be empty

    bool operator==(const IdentityName&) const = default;
};

using IdentityNames = QList<IdentityName>;

/// "users_me": stable words for databases and files.
QString toWord(IdentityName::Kind kind);
std::optional<IdentityName::Kind> identityNameKindFromWord(const QString& word);

/// The same name, or one that may be it.
bool matches(const IdentityName& a, const IdentityName& b);
/// Some name of the one is a name of the other.
bool shareName(const IdentityNames& a, const IdentityNames& b);
/// One person has at most one users/me id, one list owner, and one subject of each issuer: two different ones
/// are two people, or an answer that was meant for somebody else.
bool contradict(const IdentityNames& a, const IdentityNames& b);
/// Whether there is a name that says more than which token it was.
bool isKnown(const IdentityNames& names);

} // namespace lectern
