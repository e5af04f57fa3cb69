#include "ui/common/sheet.h"

#include "ui/common/measures.h"
#include "ui/common/paint.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

namespace lectern {

namespace {

constexpr int kBottomGap = 4;

} // namespace

Sheet::Sheet(QWidget* parent) : QWidget(parent)
{
    setBackgroundRole(QPalette::Base);
    setForegroundRole(QPalette::Text);
    m_outer = new QVBoxLayout(this);
    m_outer->setContentsMargins(1, 1, 1, kBottomGap);
    m_outer->setSpacing(0);
    m_body = new QVBoxLayout;
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(0);
    m_outer->addLayout(m_body, 1);
}

QHBoxLayout* Sheet::head()
{
    if (!m_head) {
        m_headArea = new QWidget(this);
        m_headArea->setMinimumHeight(kSheetHeadHeight);
        m_headArea->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
        m_head = new QHBoxLayout(m_headArea);
        m_head->setContentsMargins(kGap12, kGap12, kGap12, kGap12);
        m_head->setSpacing(kGap8);
        m_head->addSpacing(kGap4); // margins aren't mirrored in right-to-left
        m_outer->insertWidget(0, m_headArea);
    }
    return m_head;
}

void Sheet::setHeadLine(bool visible)
{
    m_headLine = visible;
    update();
}

void Sheet::setHeadVisible(bool visible)
{
    if (m_headArea)
        m_headArea->setVisible(visible);
    update();
}

QVBoxLayout* Sheet::foot()
{
    if (!m_foot) {
        m_footArea = new QWidget(this);
        m_footArea->setMinimumHeight(kSheetFootHeight);
        m_footArea->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
        m_foot = new QVBoxLayout(m_footArea);
        m_foot->setContentsMargins(kGap16, kGap12, kGap16, kGap12 - 1);
        m_foot->setSpacing(kGap8);
        m_outer->addWidget(m_footArea);
        m_outer->setContentsMargins(1, 1, 1, 1);
    }
    return m_foot;
}

void Sheet::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QColor line = palette().color(QPalette::Mid);
    drawPanel(&painter, rect(), kRadiusSheet, palette().color(QPalette::Base));
    if (m_footArea && m_footArea->isVisible()) {
        painter.save();
        painter.setClipRect(m_footArea->geometry().adjusted(-1, 0, 1, 1));
        drawPanel(&painter, rect(), kRadiusSheet, palette().color(QPalette::AlternateBase));
        painter.restore();
        drawHairlineTop(&painter, m_footArea->geometry(), line);
    }
    if (m_headLine && m_headArea && m_headArea->isVisible())
        drawHairlineBottom(&painter, m_headArea->geometry(), line);
    drawPanel(&painter, rect(), kRadiusSheet, QColor(), line);
}

Card::Card(QWidget* parent) : QWidget(parent)
{
}

void Card::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    drawPanel(&painter, rect(), kRadiusCard, QColor(), palette().color(QPalette::Mid));
}

HairLine::HairLine(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void HairLine::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    drawHairlineTop(&painter, rect(), palette().color(QPalette::Mid));
}

} // namespace lectern
