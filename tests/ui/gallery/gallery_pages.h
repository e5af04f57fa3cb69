#pragma once

#include <QWidget>

namespace lectern::gallery {

// A window as the program's: side bar, sheet with bars and a table, detail with a form.
QWidget* makeWindowPage();
// The detail beside the table, with or without mistakes in its form.
QWidget* makeDetail(bool invalid);
// Every control in every state.
QWidget* makeControlsPage();
QWidget* makeEmptyPage();
QWidget* makeDialogPage();

} // namespace lectern::gallery
