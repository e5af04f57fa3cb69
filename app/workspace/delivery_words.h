#pragma once

#include "domain/record.h"
#include "store/history_log.h"

#include <QString>

namespace lectern {

/// What a row of the history says, for people.
QString historyWords(const HistoryRow& row);

} // namespace lectern
