#include "ui/common/toggle_section.h"

#include "ui/common/announce.h"
#include "ui/common/measures.h"
#include "ui/common/theme.h"
#include "ui/common/toggle_head.h"

#include <QVBoxLayout>
#include <QVariantAnimation>

namespace lectern {

ToggleSection::ToggleSection(const QString& title, QWidget* parent)
    : QWidget(parent)
    , m_fold(new QVariantAnimation(this))
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_head = new ToggleHead(title, this);
    column->addWidget(m_head);
    m_body = new QWidget(this);
    m_content = new QVBoxLayout(m_body);
    m_content->setContentsMargins(0, 0, 0, 0);
    m_content->setSpacing(kGap4);
    column->addWidget(m_body);

    m_fold->setEasingCurve(QEasingCurve::OutCubic);
    connect(m_fold, &QVariantAnimation::valueChanged, this,
            [this](const QVariant& height) { m_body->setMaximumHeight(height.toInt()); });
    connect(m_fold, &QVariantAnimation::finished, this, [this] {
        m_body->setMaximumHeight(QWIDGETSIZE_MAX);
        m_body->setVisible(isOpen());
    });
    connect(m_head, &QAbstractButton::clicked, this, [this](bool open) {
        fold(open);
        // Qt 6.4 sends no event for the state "expanded".
        announce(m_head, open ? tr("open", "what was folded") : tr("folded"));
        emit toggled(open);
    });
}

void ToggleSection::setTitle(const QString& title)
{
    m_head->setText(title);
    m_head->setSummary(m_summary); // renews the accessible names as well
}

void ToggleSection::setSummary(const QString& summary)
{
    m_summary = summary;
    m_head->setSummary(summary);
}

bool ToggleSection::isOpen() const
{
    return m_head->isChecked();
}

void ToggleSection::setOpen(bool open)
{
    m_fold->stop();
    m_head->setChecked(open);
    m_body->setMaximumHeight(QWIDGETSIZE_MAX);
    m_body->setVisible(open);
}

QAbstractButton* ToggleSection::headButton() const
{
    return m_head;
}

void ToggleSection::fold(bool open)
{
    const int duration = Theme::current().duration(kFoldDuration);
    if (duration == 0 || !isVisible()) {
        setOpen(open);
        return;
    }
    m_fold->stop();
    m_fold->setDuration(duration);
    m_fold->setStartValue(open ? 0 : m_body->height());
    m_fold->setEndValue(open ? m_body->sizeHint().height() : 0);
    m_body->setMaximumHeight(m_fold->startValue().toInt());
    m_body->show();
    m_fold->start();
}

} // namespace lectern
