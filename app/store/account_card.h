#pragma once

#include "domain/result.h"
#include "store/account.h"
#include "store/profile.h"

#include <optional>

namespace lectern {

/// Whose an account's folder is, said in the folder itself (account.json): the records in it find their
/// person again when the list of accounts is damaged or gone.
struct AccountCard
{
    Account account;
    QUuid mergedInto; ///< null: its data are its own

    bool operator==(const AccountCard&) const = default;

    /// Who it belongs to, and where.
    [[nodiscard]] bool isOfSamePersonAs(const AccountCard& other) const;
};

/// In one step, or not at all. Makes the folder. Errors: Storage.
Outcome writeCard(const Profile& profile, const AccountCard& card);

/// Nothing if there is none, or it is damaged, or it belongs to another folder.
std::optional<AccountCard> readCard(const Profile& profile, const QUuid& accountId);

} // namespace lectern
