#pragma once

class QWidget;
class QString;

namespace lectern {

// Tells assistive technology once that this widget now says text. Nothing changes on the screen and no focus
// moves.
void announce(QWidget* widget, const QString& text);

} // namespace lectern
