#include "ui/common/button_row.h"

#include "ui/common/measures.h"

#include <QBoxLayout>
#include <QEvent>

namespace lectern {

ButtonRow::ButtonRow(QWidget* parent) : QWidget(parent)
{
    m_layout = new QBoxLayout(QBoxLayout::LeftToRight, this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(kGap8);
    m_layout->setSizeConstraint(QLayout::SetNoConstraint); // ours is the width that a column needs
    m_layout->addStretch(1);
}

void ButtonRow::addButton(QWidget* button)
{
    m_buttons.append(button);
    m_layout->insertWidget(m_layout->count() - 1, button);
}

int ButtonRow::widthInARow() const
{
    int width = -kGap8;
    for (const QWidget* button : m_buttons) {
        if (!button->isHidden())
            width += button->sizeHint().width() + kGap8;
    }
    return width;
}

QSize ButtonRow::minimumSizeHint() const
{
    int width = 0;
    for (const QWidget* button : m_buttons) {
        if (!button->isHidden())
            width = std::max(width, button->sizeHint().width());
    }
    return {width, m_layout->minimumSize().height()};
}

void ButtonRow::refit()
{
    const bool fits = widthInARow() <= width();
    m_layout->setDirection(fits ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    updateGeometry();
}

void ButtonRow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    refit();
}

bool ButtonRow::event(QEvent* event)
{
    if (event->type() == QEvent::LayoutRequest)
        refit();
    return QWidget::event(event);
}

} // namespace lectern
