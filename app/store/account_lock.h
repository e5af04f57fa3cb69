#pragma once

#include "domain/result.h"

#include <QString>

#include <memory>

namespace lectern {

/// The right to write in an account's folder: one process at a time has it. The kernel lets go of it when the
/// process ends, however it ends. Thread: any, one at a time.
class AccountLock
{
public:
    /// Makes the folder if need be. Errors: InUse (another process, or another object of this one), Storage.
    static Result<std::unique_ptr<AccountLock>> acquire(const QString& accountFolder);
    ~AccountLock();
    AccountLock(const AccountLock&) = delete;
    AccountLock& operator=(const AccountLock&) = delete;

    [[nodiscard]] const QString& folder() const { return m_folder; }

private:
    AccountLock(QString folder, qintptr handle) : m_folder(std::move(folder)), m_handle(handle) {}

    QString m_folder;
    qintptr m_handle; ///< file descriptor, or HANDLE on Windows
};

} // namespace lectern
