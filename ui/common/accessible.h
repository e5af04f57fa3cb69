#pragma once

namespace lectern {

// Roles, states and values of the widgets of this folder, as a screen reader is told them. Without this Qt
// takes a painted widget for a filler and everything that can be checked for a check box. Called by
// Theme::current(), once.
void installAccessibleInterfaces();

} // namespace lectern
