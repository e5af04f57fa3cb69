#include "ui/common/step_cards.h"

#include "ui/common/measures.h"
#include "ui/common/sheet.h"
#include "ui/common/tone_label.h"

#include <QPainter>
#include <QVBoxLayout>

namespace lectern {

namespace {

class StepIcon : public QWidget
{
public:
    StepIcon(IconName icon, QWidget* parent) : QWidget(parent), m_icon(icon)
    {
        setFixedSize(kIconAlone, kIconAlone);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        drawIcon(&painter, rect(), m_icon, Theme::current().ink(Tone::Link), layoutDirection());
    }

private:
    IconName m_icon;
};

} // namespace

QWidget* makeStepCard(int number, const EmptyState::StepCard& step, QWidget* parent)
{
    auto* card = new Card(parent);
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(kGap12, kGap12, kGap12, kGap12);
    column->setSpacing(0);
    column->addWidget(new StepIcon(step.icon, card));
    column->addSpacing(kGap8);
    auto* title = new ToneLabel(EmptyState::tr("%L1. %2").arg(number).arg(step.title), Type::StrongBold,
                                Tone::Text, card);
    title->setWordWrap(true);
    column->addWidget(title);
    auto* text = new ToneLabel(step.text, Type::Small, Tone::Secondary, card);
    text->setWordWrap(true);
    column->addWidget(text);
    column->addStretch();
    return card;
}

} // namespace lectern
