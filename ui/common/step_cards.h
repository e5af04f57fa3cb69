#pragma once

#include "ui/common/empty_state.h"

namespace lectern {

// A card of EmptyState: icon, "1. Supervise", two lines of text.
QWidget* makeStepCard(int number, const EmptyState::StepCard& step, QWidget* parent);

} // namespace lectern
