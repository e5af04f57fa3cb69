#include "ui/completion/label_editor.h"

#include "domain/person_text.h"
#include "ui/common/every_language.h"
#include "ui/common/field_message.h"
#include "ui/common/icon_button.h"
#include "ui/common/kinds.h"
#include "ui/common/measures.h"
#include "ui/common/tone_label.h"
#include "ui/completion/left_out.h"
#include "ui/completion/wrapping.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>

namespace lectern {

LabelEditor::LabelEditor(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("labelEditor"));
    m_text = new IconLabel(IconName::Label, {}, Tone::Text, this);
    m_text->setObjectName(QStringLiteral("labelText"));
    setType(m_text, Type::Small);
    m_pencil = new IconButton(IconName::Edit, {}, this);
    m_pencil->setObjectName(QStringLiteral("labelPencil"));
    m_pencil->setFocusPolicy(Qt::TabFocus);
    setKind(m_pencil, Kind::Flat);
    setSmall(m_pencil);
    m_edit = new QLineEdit(this);
    m_edit->setObjectName(QStringLiteral("labelEdit"));
    m_edit->setMaxLength(kMaxLabelLength);
    m_edit->installEventFilter(this);

    m_message = new FieldMessage(this);
    m_message->setObjectName(QStringLiteral("labelMessage"));
    growWithLines(m_message);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* row = new QHBoxLayout;
    row->setSpacing(kGap4);
    row->addWidget(m_text);
    row->addWidget(m_pencil);
    row->addWidget(m_edit, 1);
    row->addStretch(0);
    layout->addLayout(row);
    layout->addWidget(m_message);

    connect(m_pencil, &IconButton::clicked, this, &LabelEditor::startEditing);
    connect(m_edit, &QLineEdit::textEdited, this, &LabelEditor::strip);
    connect(m_edit, &QLineEdit::editingFinished, this, &LabelEditor::finishEditing);
    inEveryLanguage(this, [this] { retranslate(); });
    showEditing(false);
}

void LabelEditor::retranslate()
{
    m_pencil->setName(tr("Edit label"));
    m_pencil->setToolTip(tr("Edit label (F2)"));
    m_edit->setAccessibleName(tr("Label"));
    m_edit->setPlaceholderText(tr("For example Group B, seat 4"));
    m_edit->setToolTip(tr("Stays on this computer, never sent"));
    showLabel();
}

void LabelEditor::setLabel(const QString& label)
{
    m_label = label;
    showLabel();
}

void LabelEditor::showLabel()
{
    m_text->setContent(IconName::Label, m_label.isEmpty() ? tr("No label") : m_label);
    m_text->setTone(m_label.isEmpty() ? Tone::Secondary : Tone::Text);
}

void LabelEditor::startEditing()
{
    if (!m_editing) {
        m_edit->setText(m_label);
        showEditing(true);
    }
    m_edit->setFocus(Qt::OtherFocusReason);
    m_edit->selectAll();
}

// What was pasted may hold what no label may hold.
void LabelEditor::strip(const QString& text)
{
    const StrippedText stripped = strippedText(text, TextLines::One);
    m_message->clear();
    if (stripped.removed == 0)
        return;
    const auto before = strippedText(text.left(m_edit->cursorPosition()), TextLines::One).text.size();
    m_edit->setText(stripped.text);
    m_edit->setCursorPosition(int(before));
    sayLeftOut(m_message, stripped.removed);
}

void LabelEditor::finishEditing()
{
    if (!m_editing)
        return;
    const bool hadFocus = m_edit->hasFocus();
    const QString label = normalisedLabel(m_edit->text());
    const bool changed = label != m_label;
    m_label = label;
    showLabel();
    showEditing(false);
    if (hadFocus)
        m_pencil->setFocus(Qt::OtherFocusReason);
    if (changed)
        Q_EMIT labelChanged(label);
}

void LabelEditor::cancelEditing()
{
    showEditing(false);
    m_pencil->setFocus(Qt::OtherFocusReason);
}

void LabelEditor::showEditing(bool editing)
{
    m_editing = editing;
    m_message->clear();
    m_text->setVisible(!editing);
    m_pencil->setVisible(!editing);
    m_edit->setVisible(editing);
}

bool LabelEditor::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape) {
            cancelEditing();
            return true;
        }
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            finishEditing();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace lectern
