#include "ui/common/plain_words.h"

#include <QLabel>
#include <QTextDocumentFragment>

namespace lectern {

void plainWordsOnly(QWidget* widget)
{
    QList<QLabel*> labels = widget->findChildren<QLabel*>();
    if (auto* label = qobject_cast<QLabel*>(widget))
        labels.append(label);
    for (QLabel* const label : std::as_const(labels)) {
        if (label->textFormat() == Qt::AutoText)
            label->setTextFormat(Qt::PlainText);
    }
}

QString wordsOfHtml(const QString& text)
{
    if (!Qt::mightBeRichText(text))
        return text;
    QString words = QTextDocumentFragment::fromHtml(text).toPlainText();
    words.remove(QChar::ObjectReplacementCharacter); // where a picture would be
    return words.trimmed();
}

} // namespace lectern
