#pragma once

#include <QDateTime>
#include <QString>
#include <QUuid>

namespace lectern {

/// Where an account's subject comes from (contract: who is signed in).
enum class SubjectKind {
    UserId,    ///< an id that the server told
    TokenHash, ///< SHA-256 of a token, until the server tells
};

/// One person at one server, as this computer knows them.
struct Account
{
    QUuid id;
    QString root;    ///< normalised server address (contract: conventions)
    QString apiBase; ///< what answered: root/api or root; empty until known
    QString subject; ///< id, or the SHA-256 of a token in hex
    SubjectKind subjectKind = SubjectKind::UserId;
    QString displayName;
    QString email;
    QString signInMethod; ///< "password", "token", "demo"
    QDateTime lastUsedAt;
    bool signedIn = false;

    bool operator==(const Account&) const = default;
};

} // namespace lectern
