#pragma once

#include <QLocale>
#include <QString>
#include <QTranslator>

namespace lectern {

/// The language of the program: translations, the default locale for numbers and dates, the direction of the
/// layout. UI thread; one for a program, made after QApplication. Widgets that exist already are told by
/// QEvent::LanguageChange, when the event loop runs next: see every_language.h.
class Language
{
public:
    Language();
    ~Language();
    Language(const Language&) = delete;
    Language& operator=(const Language&) = delete;

    /// "en", "de" or another ISO code; empty: the system's. Without a translation the words are English, and
    /// so are direction and formats where the language runs from right to left.
    void apply(const QString& code);

    /// The locale for a choice: the system's where it speaks that language, else the language's own.
    [[nodiscard]] static QLocale localeOf(const QString& code);

private:
    void removeAll();

    QTranslator m_plurals; ///< of the English source texts
    QTranslator m_own;
    QTranslator m_qt;
};

} // namespace lectern
