#include "ui/completion/notes_field.h"

#include "domain/notes.h"
#include "ui/common/field_label.h"
#include "ui/common/field_message.h"
#include "ui/common/measures.h"
#include "ui/common/theme.h"
#include "ui/completion/form_check.h"
#include "ui/completion/wrapping.h"

#include <QEvent>
#include <QLocale>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <QVBoxLayout>

namespace lectern {
namespace {

constexpr int kLines = 3;

} // namespace

NotesField::NotesField(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("notesField"));
    m_edit = new QPlainTextEdit(this);
    m_edit->setObjectName(QStringLiteral("notesEdit"));
    m_edit->setAccessibleName(tr("Notes"));
    m_edit->setPlaceholderText(tr("What went well, what to practise"));
    m_edit->setTabChangesFocus(true);
    m_edit->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_edit->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* label = new FieldLabel(tr("Notes"), m_edit, this);
    m_message = new FieldMessage(this);
    m_message->setObjectName(QStringLiteral("notesMessage"));
    m_message->setField(m_edit);
    growWithLines(m_message);
    m_message->setReserved(true);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0); // label and message keep their own distance
    layout->addWidget(label);
    layout->addWidget(m_edit);
    layout->addWidget(m_message);
    updateHeight();
    updateCounter();

    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        updateCounter();
        if (!m_filling)
            Q_EMIT edited();
    });
    connect(&Theme::current(), &Theme::changed, this, &NotesField::markSurplus);
}

QString NotesField::text() const
{
    // Not toPlainText(): that turns no-break spaces into spaces.
    QString text = m_edit->document()->toRawText();
    for (QChar& c : text) {
        if (c == QChar::ParagraphSeparator || c == QChar::LineSeparator)
            c = u'\n';
    }
    return text;
}

void NotesField::setText(const QString& text)
{
    if (this->text() == text)
        return;
    m_filling = true;
    m_edit->setPlainText(text);
    m_filling = false;
}

void NotesField::setError(const QString& words)
{
    if (words.isEmpty())
        m_message->clear();
    else
        m_message->setError(words);
}

void NotesField::setRecordedSuffix(bool on)
{
    if (m_recordedSuffix == on)
        return;
    m_recordedSuffix = on;
    m_message->setToolTip(on ? tr("The time of recording is appended to the notes and counts with them")
                             : QString());
    updateCounter();
}

void NotesField::updateCounter()
{
    const QString now = text();
    const FormCheck check(m_recordedSuffix);
    const qsizetype suffix = check.suffixLength(now);
    const QLocale locale;
    const QString most = locale.toString(Notes::kMaxLength);
    if (m_recordedSuffix) {
        //: characters of the notes and of the time of recording behind them: "101 + 35 of 1,000"
        m_counter =
            tr("%1 + %2 of %3").arg(locale.toString(check.ownLength(now)), locale.toString(suffix), most);
    } else {
        //: characters of the notes: "101 of 1,000"
        m_counter = tr("%1 of %2").arg(locale.toString(now.size()), most);
    }
    m_message->setTrailing(m_counter);

    m_surplusStart = -1;
    const qsizetype room = Notes::kMaxLength - suffix;
    if (check.ownLength(now) > room) {
        m_surplusStart = int(room);
        if (now.at(m_surplusStart).isLowSurrogate() && now.at(m_surplusStart - 1).isHighSurrogate())
            --m_surplusStart;
    }
    markSurplus();
}

void NotesField::markSurplus()
{
    QList<QTextEdit::ExtraSelection> selections;
    if (m_surplusStart >= 0) {
        const Theme& theme = Theme::current();
        QTextEdit::ExtraSelection surplus;
        surplus.cursor = QTextCursor(m_edit->document());
        surplus.cursor.setPosition(m_surplusStart);
        surplus.cursor.movePosition(QTextCursor::End, QTextCursor::KeepAnchor);
        surplus.format.setForeground(theme.ink(Tone::Fail));
        surplus.format.setFontUnderline(true);
        surplus.format.setUnderlineColor(theme.ink(Tone::Fail));
        if (theme.fill(Tone::Fail).isValid())
            surplus.format.setBackground(theme.fill(Tone::Fail));
        selections.append(surplus);
    }
    m_edit->setExtraSelections(selections);
}

void NotesField::updateHeight()
{
    const int lines = kLines * m_edit->fontMetrics().lineSpacing();
    m_edit->setFixedHeight(lines + 2 * (m_edit->frameWidth() + int(m_edit->document()->documentMargin())) +
                           kGap16);
}

void NotesField::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateHeight();
}

} // namespace lectern
