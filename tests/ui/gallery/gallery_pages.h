#pragma once

#include <QWidget>

namespace lectern::gallery {

// A window as the program's: side bar, sheet with bars and a table, detail with a form.
QWidget* makeWindowPage();
// Every control in every state.
QWidget* makeControlsPage();
QWidget* makeEmptyPage();
QWidget* makeDialogPage();

} // namespace lectern::gallery
