#pragma once

#include <QString>

namespace lectern {

/// Why something did not happen, for code to branch on. The words for people are in Failure::message.
enum class FailureReason {
    InvalidInput,       ///< the caller's data breaks a rule; nothing was changed
    NotFound,           ///< no such record, session, account or file
    NotAllowed,         ///< the state does not permit it (a second completion, recall after sending)
    InUse,              ///< another process holds the account
    NewerVersion,       ///< a newer Lectern wrote the file; it was not touched
    Damaged,            ///< the file is there but cannot be read as what it should be
    DiskFull,           ///< no space left; nothing half-written
    Storage,            ///< any other failure to read or write
    SignInNeeded,       ///< no usable token for this account
    WrongCredentials,   ///< the server refused e-mail and password, or the token
    SecretStoreMissing, ///< no keychain on this computer, or it is locked or does not answer
    Unreachable,        ///< no connection: DNS, refused, time-out, TLS
    ServerAnswer,       ///< the server answered, but not with what was asked for
    Internal,           ///< a defect of ours
};

/// A failure as a value: never thrown, never ignored.
struct Failure
{
    FailureReason reason = FailureReason::Internal;
    QString message; ///< for people, translated: what is, then what to do
    QString detail;  ///< technical detail for the log, untranslated, free of secrets
};

} // namespace lectern
