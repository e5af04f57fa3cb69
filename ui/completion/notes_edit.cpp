#include "ui/completion/notes_edit.h"

#include "domain/person_text.h"
#include "ui/common/measures.h"

#include <QEvent>
#include <QMimeData>

namespace lectern {
namespace {

constexpr int kLines = 3;

} // namespace

NotesEdit::NotesEdit(QWidget* parent) : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    setLineWrapMode(QPlainTextEdit::WidgetWidth);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

QSize NotesEdit::sizeHint() const
{
    const int lines = kLines * fontMetrics().lineSpacing();
    const int around = 2 * (frameWidth() + int(document()->documentMargin())) + kGap16;
    return {QPlainTextEdit::sizeHint().width(), lines + around};
}

QSize NotesEdit::minimumSizeHint() const
{
    return {QPlainTextEdit::minimumSizeHint().width(), sizeHint().height()};
}

void NotesEdit::insertFromMimeData(const QMimeData* source)
{
    if (!source->hasText()) {
        QPlainTextEdit::insertFromMimeData(source);
        return;
    }
    const StrippedText pasted = strippedText(source->text());
    QMimeData fit;
    fit.setText(pasted.text);
    QPlainTextEdit::insertFromMimeData(&fit);
    if (pasted.removed > 0)
        Q_EMIT leftOut(pasted.removed);
}

void NotesEdit::changeEvent(QEvent* event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateGeometry();
}

} // namespace lectern
