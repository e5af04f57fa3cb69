#pragma once

#include "domain/result.h"
#include "store/profile.h"

namespace lectern {

class Database;

/// Makes the list of accounts and the cards in their folders say the same. Whose a folder is, its card says:
/// it is written before the list, so an account that the list has lost or garbled is brought back, and what a
/// crash cut short is finished. All else the list says. Errors: those of the database; nothing is changed
/// then.
Outcome agreeWithCards(Database& database, const Profile& profile);

} // namespace lectern
