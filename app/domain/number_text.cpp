#include "domain/number_text.h"

#include <cmath>

namespace lectern {
namespace {

constexpr double kExponentFrom = 1e15;
constexpr double kExponentBelow = 1e-9;

} // namespace

NumberText readNumber(const QString& text, const QLocale& locale)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return {NumberText::Kind::Empty, 0.0};

    QLocale strict(locale);
    strict.setNumberOptions(QLocale::RejectGroupSeparator);
    bool ok = false;
    double value = strict.toDouble(trimmed, &ok);
    if (!ok) {
        // Western digits with the locale's own decimal point, for locales with digits of their own.
        QLocale plain = QLocale::c();
        plain.setNumberOptions(QLocale::RejectGroupSeparator);
        QString western = trimmed;
        western.replace(strict.decimalPoint(), QChar(u'.'));
        if (!trimmed.contains(QChar(u'.')) || strict.decimalPoint() == QStringLiteral("."))
            value = plain.toDouble(western, &ok);
    }
    if (ok && std::isfinite(value)) {
        const bool endsOpen = trimmed.endsWith(strict.decimalPoint());
        return {endsOpen ? NumberText::Kind::Unfinished : NumberText::Kind::Number, value};
    }

    const bool signOnly = trimmed == strict.negativeSign() || trimmed == strict.positiveSign() ||
                          trimmed == strict.decimalPoint();
    if (signOnly)
        return {NumberText::Kind::Unfinished, 0.0};
    return {NumberText::Kind::Nonsense, 0.0};
}

QString writeNumber(double value, const QLocale& locale)
{
    QLocale plain(locale);
    plain.setNumberOptions(QLocale::OmitGroupSeparator);
    // Not every locale can read its own exponents.
    const double size = std::abs(value);
    const bool extreme = size >= kExponentFrom || (size < kExponentBelow && value != 0.0);
    return plain.toString(value, extreme ? 'g' : 'f', QLocale::FloatingPointShortest);
}

} // namespace lectern
