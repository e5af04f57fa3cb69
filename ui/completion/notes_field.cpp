#include "ui/completion/notes_field.h"

#include "domain/notes.h"
#include "domain/person_text.h"
#include "ui/common/every_language.h"
#include "ui/common/field_label.h"
#include "ui/common/field_message.h"
#include "ui/common/measures.h"
#include "ui/common/theme.h"
#include "ui/completion/form_check.h"
#include "ui/completion/left_out.h"
#include "ui/completion/notes_edit.h"
#include "ui/completion/wrapping.h"

#include <QLocale>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <QVBoxLayout>

namespace lectern {

NotesField::NotesField(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("notesField"));
    m_edit = new NotesEdit(this);
    m_edit->setObjectName(QStringLiteral("notesEdit"));
    auto* label = new FieldLabel({}, m_edit, this);
    m_message = new FieldMessage(this);
    m_message->setObjectName(QStringLiteral("notesMessage"));
    m_message->setField(m_edit);
    growWithLines(m_message);
    m_message->setReserved(true);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0); // label and message keep their own distance
    layout->addWidget(label);
    layout->addWidget(m_edit, 1);
    layout->addWidget(m_message);
    inEveryLanguage(this, [this, label] {
        m_message->clear(); // the form says it again
        m_edit->setAccessibleName(tr("Notes"));
        m_edit->setPlaceholderText(tr("What went well, what to practise"));
        //: the letter after & differs from those of the other fields and of the menu bar
        label->setText(tr("&Notes"));
        updateCounter();
    });

    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        m_leftOut = 0;
        updateCounter();
        if (!m_filling)
            Q_EMIT edited();
    });
    connect(m_edit, &NotesEdit::leftOut, this, [this](int characters) {
        m_leftOut = characters;
        Q_EMIT edited(); // the form decides what stands below
    });
    connect(&Theme::current(), &Theme::changed, this, &NotesField::markSurplus);
}

QString NotesField::text() const
{
    // Not toPlainText(): that turns no-break spaces into spaces.
    return fieldText(m_edit->document()->toRawText());
}

void NotesField::setText(const QString& text)
{
    if (this->text() == fieldText(text))
        return;
    m_filling = true;
    m_edit->setPlainText(text);
    m_filling = false;
}

void NotesField::setError(const QString& words)
{
    if (!words.isEmpty())
        m_message->setError(words);
    else if (m_leftOut > 0)
        sayLeftOut(m_message, m_leftOut);
    else
        m_message->clear();
}

void NotesField::setRecordedSuffix(bool on)
{
    if (m_recordedSuffix == on)
        return;
    m_recordedSuffix = on;
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
    m_message->setToolTip(m_recordedSuffix
                              ? tr("The time of recording is appended to the notes and counts with them")
                              : QString());

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

} // namespace lectern
