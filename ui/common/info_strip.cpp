#include "ui/common/info_strip.h"

#include "ui/common/announce.h"
#include "ui/common/kinds.h"
#include "ui/common/measures.h"
#include "ui/common/paint.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace lectern {

InfoStrip::InfoStrip(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setMinimumHeight(kBarHeight);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kGap12, kGap8, kGap12, kGap8);
    row->addSpacing(kGap4 + kIconInRow + kGap8 + 2); // where the icon is painted; margins aren't mirrored
    row->setSpacing(kGap12);
    m_label = new QLabel(this);
    m_label->setWordWrap(true);
    m_label->setTextFormat(Qt::RichText);
    row->addWidget(m_label, 1);
    m_button = new QPushButton(this);
    setSmall(m_button);
    row->addWidget(m_button, 0, Qt::AlignVCenter);
    connect(m_button, &QPushButton::clicked, this, &InfoStrip::actionTriggered);
    hide();
}

void InfoStrip::showFact(IconName icon, const QString& fact, const QString& consequence,
                         const QString& actionText)
{
    const bool isNews = isHidden() || fact != m_fact;
    m_icon = icon;
    m_fact = fact;
    m_consequence = consequence;
    m_button->setText(actionText);
    m_button->setVisible(!actionText.isEmpty());
    updateText();
    show();
    update();
    setSpokenName(this, fact + u' ' + consequence);
    if (isNews)
        announce(this, accessibleName());
}

void InfoStrip::dismiss()
{
    hide();
}

void InfoStrip::updateText()
{
    m_label->setText(u"<span style='font-weight:600'>%1</span> %2"_s.arg(m_fact.toHtmlEscaped(),
                                                                         m_consequence.toHtmlEscaped()));
}

void InfoStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::AlternateBase));
    drawHairlineBottom(&painter, rect(), palette().color(QPalette::Mid));
    drawIcon(&painter, placed(rect(), kGap16, 0, kIconInRow, height(), layoutDirection()), m_icon,
             Theme::current().ink(Tone::Secondary), layoutDirection());
}

} // namespace lectern
