#pragma once

#include "store/account_card.h"
#include "store/migrations.h"
#include "store/statement.h"

#include <optional>

namespace lectern::rows {

/// The tables of profile.sqlite. A released step is never edited: a change is a further step.
const Schema& accountSchema();

/// "SELECT … FROM accounts a ", its columns in the order that toAccount() reads.
QString selectAccounts();
Account toAccount(const Statement& read);

/// NotAllowed if the list has its id or its person.
Outcome insert(Database& database, const Account& account);
/// What the list says of an account, a merged one too. Nothing if it has none of this id.
Result<std::optional<AccountCard>> cardOf(Database& database, const QUuid& accountId);

QString toWord(SubjectKind kind);
SubjectKind subjectKindFromWord(const QString& word);

} // namespace lectern::rows
