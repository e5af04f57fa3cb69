#include "ui/common/field_label.h"

#include "ui/common/announce.h"
#include "ui/common/measures.h"
#include "ui/common/tone_label.h"

#include <QHBoxLayout>

namespace lectern {

FieldLabel::FieldLabel(const QString& text, QWidget* buddy, QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_layout = new QHBoxLayout(this);
    m_layout->setContentsMargins(0, 0, 0, kGap4);
    m_layout->setSpacing(kGap8);
    m_label = new ToneLabel(text, Type::SmallStrong, Tone::Text, this);
    m_hint = new ToneLabel({}, Type::Small, Tone::Secondary, this);
    m_hint->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    m_hint->setWordWrap(true);
    m_hint->hide();
    m_layout->addWidget(m_label);
    m_layout->addWidget(m_hint, 1);
    m_layout->addStretch();
    setBuddy(buddy);
}

void FieldLabel::setText(const QString& text)
{
    m_label->setText(text);
}

void FieldLabel::setHint(const QString& hint)
{
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
    if (QWidget* field = m_label->buddy())
        setSpokenDescription(field, hint);
}

void FieldLabel::setBuddy(QWidget* buddy)
{
    m_label->setBuddy(buddy);
    if (buddy && !m_hint->text().isEmpty())
        setSpokenDescription(buddy, m_hint->text());
}

void FieldLabel::addTrailing(QWidget* widget)
{
    m_layout->addWidget(widget, 0, Qt::AlignVCenter);
}

} // namespace lectern
