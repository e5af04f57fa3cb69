#pragma once

#include "domain/record.h"
#include "store/history_log.h"
#include "workspace/session_detail.h"

#include <QString>

namespace lectern {

/// What a row of the history says, for people.
QString historyWords(const HistoryRow& row);

/// The same as lines to be read: a try and how it ended are one line, and equal ones that follow each other
/// are one line with their number.
QList<HistoryLine> historyLines(const QList<HistoryRow>& rows);

} // namespace lectern
