#include "ui/common/empty_state.h"

#include "ui/common/announce.h"
#include "ui/common/kinds.h"
#include "ui/common/measures.h"
#include "ui/common/state_picture.h"
#include "ui/common/step_cards.h"
#include "ui/common/tone_label.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace lectern {

namespace {

constexpr int kTextWidth = 400;
constexpr int kSteps = 3;

ToneLabel* centredLabel(Type type, Tone tone, QWidget* parent)
{
    auto* label = new ToneLabel({}, type, tone, parent);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    label->hide();
    return label;
}

} // namespace

EmptyState::EmptyState(QWidget* parent) : QWidget(parent)
{
    auto* across = new QHBoxLayout(this);
    across->setContentsMargins(kGap16, kGap8, kGap16, kGap8);
    across->setSpacing(0);
    auto* column = new QWidget(this);
    column->setMaximumWidth(kEmptyStateWidth);
    auto* down = new QVBoxLayout(column);
    down->setContentsMargins(0, 0, 0, 0);
    down->setSpacing(0);
    across->addStretch();
    across->addWidget(column, 100);
    across->addStretch();

    m_picture = new StatePicture(column);
    m_title = centredLabel(Type::Title, Tone::Text, column);
    m_text = centredLabel(Type::Body, Tone::Secondary, column);
    m_text->setContentsMargins((kEmptyStateWidth - kTextWidth) / 2, kGap4,
                               (kEmptyStateWidth - kTextWidth) / 2, 0);
    m_actions = new QWidget(column);
    m_actions->hide();
    auto* actions = new QHBoxLayout(m_actions);
    actions->setContentsMargins(0, kGap16 + 2, 0, 0);
    actions->setSpacing(kGap8);
    actions->addStretch();
    actions->addStretch();
    m_steps = new QWidget(column);
    m_steps->hide();
    auto* steps = new QHBoxLayout(m_steps);
    steps->setContentsMargins(0, kGap32 + kGap4, 0, 0);
    steps->setSpacing(kGap12);
    m_foot = centredLabel(Type::Small, Tone::Secondary, column);
    m_foot->setTextFormat(Qt::RichText);
    m_foot->setContentsMargins(0, kGap16 + kGap4, 0, 0);
    connect(m_foot, &QLabel::linkActivated, this, &EmptyState::linkActivated);

    down->addStretch(2);
    down->addWidget(m_picture, 0, Qt::AlignHCenter);
    down->addSpacing(kGap32 + kGap4);
    for (QWidget* part : std::initializer_list<QWidget*>{m_title, m_text, m_actions, m_steps, m_foot})
        down->addWidget(part);
    down->addStretch(3);
}

void EmptyState::setPicture(bool visible)
{
    m_wantsPicture = visible;
    fitToHeight();
}

void EmptyState::setTitle(const QString& title)
{
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
}

void EmptyState::setText(const QString& text)
{
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    setSpokenName(this, m_title->text());
    setSpokenDescription(this, text);
}

QPushButton* EmptyState::setPrimaryAction(IconName icon, const QString& text)
{
    if (!m_primary) {
        m_primary = new QPushButton(m_actions);
        setKind(m_primary, Kind::Primary);
        static_cast<QHBoxLayout*>(m_actions->layout())->insertWidget(1, m_primary);
        connect(m_primary, &QPushButton::clicked, this, &EmptyState::primaryTriggered);
    }
    m_primary->setIcon(lectern::icon(icon));
    m_primary->setText(text);
    m_actions->show();
    return m_primary;
}

QPushButton* EmptyState::setSecondaryAction(IconName icon, const QString& text)
{
    if (!m_secondary) {
        m_secondary = new QPushButton(m_actions);
        static_cast<QHBoxLayout*>(m_actions->layout())->insertWidget(m_primary ? 2 : 1, m_secondary);
        connect(m_secondary, &QPushButton::clicked, this, &EmptyState::secondaryTriggered);
    }
    m_secondary->setIcon(lectern::icon(icon));
    m_secondary->setText(text);
    m_actions->show();
    return m_secondary;
}

void EmptyState::setSteps(const QVector<StepCard>& steps)
{
    QLayout* row = m_steps->layout();
    while (QLayoutItem* old = row->takeAt(0)) {
        old->widget()->hide();
        old->widget()->deleteLater(); // its row may be passing on an event just now
        delete old;
    }
    int number = 0;
    for (const StepCard& step : steps.mid(0, kSteps))
        static_cast<QHBoxLayout*>(row)->addWidget(makeStepCard(++number, step, m_steps), 1);
    m_wantsSteps = !steps.isEmpty();
    fitToHeight();
}

void EmptyState::setFootText(const QString& html)
{
    m_foot->setText(html);
    m_foot->setVisible(!html.isEmpty());
}

void EmptyState::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitToHeight();
}

void EmptyState::fitToHeight()
{
    const int picture = m_picture->sizeHint().height();
    const int steps = m_wantsSteps ? m_steps->sizeHint().height() : 0;
    const int width = std::min(this->width() - kGap32, kEmptyStateWidth);
    int words = kGap16 + kGap32 + kGap4; // margins and the space below the picture
    for (const QWidget* part : std::initializer_list<const QWidget*>{m_title, m_text, m_actions, m_foot}) {
        if (!part->isHidden())
            words += part->hasHeightForWidth() ? part->heightForWidth(width) : part->sizeHint().height();
    }
    m_steps->setVisible(m_wantsSteps && words + picture + steps <= height());
    m_picture->setVisible(m_wantsPicture && words + picture <= height());
}

} // namespace lectern
