#pragma once

class QWidget;
class QString;

namespace lectern {

// Has a screen reader say text once, over the window that widget is in. Nothing is seen of it and no focus
// moves. For a while the accessibility tree holds a notification of that name: Qt 6.4 tells no other way that
// something shall be said (QAccessible::Announcement came with 6.8).
void announce(QWidget* widget, const QString& text);

// The name and the description that a screen reader says of a widget. Unlike the setters of QWidget they tell
// nobody of a change when there is none.
void setSpokenName(QWidget* widget, const QString& name);
void setSpokenDescription(QWidget* widget, const QString& description);

} // namespace lectern
