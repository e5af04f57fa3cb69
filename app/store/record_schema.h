#pragma once

#include "store/migrations.h"

namespace lectern {

/// The tables of records.sqlite. A released step is never edited: a change is a further step.
const Schema& recordSchema();

} // namespace lectern
