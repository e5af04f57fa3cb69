#pragma once

#include "store/account_card.h"
#include "store/migrations.h"
#include "store/statement.h"

#include <optional>

namespace lectern::rows {

/// The tables of profile.sqlite. A released step is never edited: a change is a further step.
const Schema& accountSchema();

/// "SELECT … FROM accounts a ", its columns in the order that toAccounts() reads.
QString selectAccounts();
/// What @p read has found, with all names.
Result<QList<Account>> toAccounts(Database& database, Statement& read);

/// NotAllowed if the list has its id or one of its names.
Outcome insert(Database& database, const Account& account);
/// NotAllowed if the list has one of them.
Outcome insertNames(Database& database, const QUuid& accountId, const IdentityNames& names);
/// What the list says of an account, a merged one too. Nothing if it has none of this id.
Result<std::optional<AccountCard>> cardOf(Database& database, const QUuid& accountId);

} // namespace lectern::rows
