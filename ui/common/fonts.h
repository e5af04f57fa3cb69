#pragma once

#include <QFont>

class QApplication;
class QWidget;

namespace lectern {

// Sizes of text as factors of the application font. No italics, no bold body.
enum class Type {
    Figure,      // 2.0 semi-bold: headline figures of the overview
    Title,       // 1.38 semi-bold
    Heading,     // 1.15 semi-bold
    Body,        // 1.0
    Strong,      // 1.0 medium
    StrongBold,  // 1.0 semi-bold: the current row of the side bar, section heads
    Small,       // 0.92, the smallest there is
    SmallStrong, // 0.92 medium: field labels, table heads, pills
};

QFont typeFont(Type type, const QFont& base);
QFont typeFont(Type type); // of the application font

// Gives the widget this type and keeps it when the application font changes.
void setType(QWidget* widget, Type type);

// Gives every widget its type anew: Theme calls it when the application font changes.
void refreshTypes();

// The platform's UI font. On Linux Inter, else Noto Sans, else what the platform says; 10 pt if no desktop
// says otherwise. To be called once, after QApplication is made.
void chooseApplicationFont(QApplication& application);
// The font of pictures and goldens: the same families at exactly 13 px.
QFont pictureFont();

} // namespace lectern
