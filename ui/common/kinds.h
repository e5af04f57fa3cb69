#pragma once

class QAbstractButton;
class QWidget;

namespace lectern {

// How LecternStyle tells buttons apart (QPushButton and QToolButton).
enum class Kind {
    Secondary, // outline; what a button is without a kind
    Primary,   // accent fill, one per view
    Flat,      // QPushButton: a link; QToolButton: bare until hovered
    Danger,    // fail ink, only with a confirmation
    Inverted,  // on the undo bar
};
void setKind(QAbstractButton* button, Kind kind);
Kind kindOf(const QWidget* button);

// 24 px high, small font.
void setSmall(QAbstractButton* button, bool small = true);
bool isSmall(const QWidget* button);

// Gives a field (line edit, spin box, combo box, text edit) the fail outline.
void setInvalid(QWidget* field, bool invalid);
bool isInvalid(const QWidget* field);

} // namespace lectern
