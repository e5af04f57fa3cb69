#include "domain/argument_text.h"

#include "domain/printable.h"

#include <QStringDecoder>

namespace lectern {

Result<QStringList> argumentText(int count, const char* const* arguments)
{
    QStringList words;
    for (int n = 1; n < count; ++n) {
        const QByteArray word(arguments[n]);
        if (!word.isValidUtf8()) {
            return Failure{FailureReason::InvalidInput,
                           QStringLiteral("Argument %1, '%2', is not UTF-8 text.")
                               .arg(n)
                               .arg(printableLine(QString::fromUtf8(word))),
                           {}};
        }
        // Not fromUtf8(): it drops a byte order mark.
        words.append(QStringDecoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom)(word));
    }
    return words;
}

} // namespace lectern
