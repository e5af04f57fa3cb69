#pragma once

#include "domain/result.h"

#include <QString>

#include <memory>

namespace lectern {

/// The right to write in a folder, an account's above all: one process at a time has it. The kernel lets go
/// of it when the process ends, however it ends. Thread: any, one at a time.
class AccountLock
{
public:
    /// Makes the folder if need be. Errors: InUse (another process, or another object of this one), Storage.
    static Result<std::unique_ptr<AccountLock>> acquire(const QString& accountFolder);
    /// Together with others that share it; while they do, nobody acquires it. Errors: InUse (somebody has
    /// acquired it), Storage.
    static Result<std::unique_ptr<AccountLock>> share(const QString& accountFolder);
    ~AccountLock();
    AccountLock(const AccountLock&) = delete;
    AccountLock& operator=(const AccountLock&) = delete;

    [[nodiscard]] const QString& folder() const { return m_folder; }

private:
    enum class Holders { One, Many };
    static Result<std::unique_ptr<AccountLock>> lock(const QString& folder, Holders holders);
    AccountLock(QString folder, qintptr handle) : m_folder(std::move(folder)), m_handle(handle) {}

    QString m_folder;
    qintptr m_handle; ///< file descriptor, or HANDLE on Windows
};

} // namespace lectern
