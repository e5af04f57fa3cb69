#include "ui/shell/language.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QLibraryInfo>

// Outside of every namespace, as Q_INIT_RESOURCE wants it.
static void initTranslations()
{
    Q_INIT_RESOURCE(lectern_i18n);
}

using namespace Qt::StringLiterals;

namespace lectern {

Language::Language()
{
    initTranslations();
}

Language::~Language()
{
    removeAll();
}

void Language::removeAll()
{
    for (QTranslator* const translator : {&m_plurals, &m_qt, &m_own})
        QCoreApplication::removeTranslator(translator);
}

QLocale Language::localeOf(const QString& code)
{
    const QLocale system = QLocale::system();
    const bool systemIsPlain = system.language() == QLocale::C;
    if (code.isEmpty())
        return systemIsPlain ? QLocale(QLocale::English, QLocale::UnitedKingdom) : system;
    const QLocale wanted(code);
    if (wanted.language() == system.language())
        return system;
    if (wanted.language() == QLocale::English)
        return QLocale(QLocale::English, QLocale::UnitedKingdom);
    return wanted;
}

void Language::apply(const QString& code)
{
    removeAll();
    if (m_plurals.load(u":/i18n/lectern_en.qm"_s))
        QCoreApplication::installTranslator(&m_plurals);
    QLocale locale = localeOf(code);
    const bool translated =
        locale.language() == QLocale::English || m_own.load(locale, u"lectern"_s, u"_"_s, u":/i18n"_s);
    // English sentences in the mirror, with numbers and dates of another script between their words, come out
    // in an order that nobody can read.
    if (!translated && locale.textDirection() == Qt::RightToLeft)
        locale = QLocale(QLocale::English, QLocale::UnitedKingdom);
    QLocale::setDefault(locale);
    if (locale.language() != QLocale::English) {
        // What is installed last is asked first.
        if (m_qt.load(locale, u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
            QCoreApplication::installTranslator(&m_qt);
        if (translated)
            QCoreApplication::installTranslator(&m_own);
    }
    QGuiApplication::setLayoutDirection(locale.textDirection());
}

} // namespace lectern
