#include "ui/common/undo_bar.h"

#include "ui/common/announce.h"
#include "ui/common/every_language.h"
#include "ui/common/icon_button.h"
#include "ui/common/kinds.h"
#include "ui/common/measures.h"
#include "ui/common/paint.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVariantAnimation>

using namespace Qt::StringLiterals;

namespace lectern {

namespace {

constexpr int kOutside = 8; // between the bar and the sheet around it
constexpr int kIconLead = 14;
constexpr int kAboveButton = 6;

} // namespace

UndoBar::UndoBar(QWidget* parent) : QWidget(parent), m_slide(new QVariantAnimation(this))
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kOutside + kGap8, kOutside + kAboveButton, kOutside + kGap8,
                            kOutside + kAboveButton);
    row->addSpacing(kIconLead - kGap8 + kIconInRow + kGap8 +
                    2); // where the icon is painted; margins aren't mirrored
    row->setSpacing(kGap8);
    m_label = new QLabel(this);
    m_label->setTextFormat(Qt::RichText);
    m_label->setWordWrap(true);
    row->addWidget(m_label, 1);
    m_action = new QPushButton(this);
    setKind(m_action, Kind::Inverted);
    row->addWidget(m_action, 0, Qt::AlignVCenter);
    m_close = new IconButton(IconName::Close, {}, this);
    inEveryLanguage(this, [this] { m_close->setName(tr("Close")); });
    setKind(m_close, Kind::Inverted);
    row->addWidget(m_close, 0, Qt::AlignVCenter);

    m_slide->setEasingCurve(QEasingCurve::OutCubic);
    connect(m_slide, &QVariantAnimation::valueChanged, this,
            [this](const QVariant& value) { setFixedHeight(std::max(1, value.toInt())); });
    connect(m_slide, &QVariantAnimation::finished, this, [this] {
        setMinimumHeight(0);
        setMaximumHeight(QWIDGETSIZE_MAX);
        setVisible(m_open);
    });
    connect(m_action, &QPushButton::clicked, this, &UndoBar::actionTriggered);
    connect(m_close, &QToolButton::clicked, this, [this] {
        dismiss();
        emit closed();
    });
    updateInk();
    connect(&Theme::current(), &Theme::changed, this, &UndoBar::updateInk);
    hide();
}

void UndoBar::open(IconName icon, const QString& fact, const QString& text, const QString& actionText,
                   IconName actionIcon)
{
    m_icon = icon;
    m_fact = fact;
    m_action->setText(actionText);
    m_action->setIcon(lectern::icon(actionIcon));
    m_action->setVisible(!actionText.isEmpty());
    m_text = text;
    updateText();
    if (!m_open)
        slideTo(true);
    const QString words = text.isEmpty() ? fact : fact + u". "_s + text;
    setSpokenName(this, words);
    announce(this, words);
    update();
}

void UndoBar::setText(const QString& text)
{
    if (text == m_text)
        return;
    m_text = text;
    updateText();
}

void UndoBar::setFact(const QString& fact)
{
    if (fact == m_fact)
        return;
    m_fact = fact;
    updateText();
}

void UndoBar::dismiss()
{
    if (m_open)
        slideTo(false);
}

void UndoBar::slideTo(bool open)
{
    const int from = isVisible() ? height() : 0;
    m_open = open;
    m_slide->stop();
    const int duration = Theme::current().duration(kBarDuration);
    // Not shown yet, or without motion: be there, or gone, at once.
    if (duration == 0 || !window()->isVisible()) {
        setMinimumHeight(0);
        setMaximumHeight(QWIDGETSIZE_MAX);
        setVisible(open);
        return;
    }
    m_slide->setDuration(duration);
    m_slide->setStartValue(from);
    m_slide->setEndValue(open ? sizeHint().height() : 0);
    setFixedHeight(std::max(1, from));
    show();
    m_slide->start();
}

QSize UndoBar::sizeHint() const
{
    const int inside = grown(kBarHeight, fontMetrics());
    return {QWidget::sizeHint().width(), std::max(inside + 2 * kOutside, layout()->sizeHint().height())};
}

QSize UndoBar::minimumSizeHint() const
{
    return {layout()->minimumSize().width(), sizeHint().height()};
}

void UndoBar::updateText()
{
    QString html = u"<span style='font-weight:600'>%1</span>"_s.arg(m_fact.toHtmlEscaped());
    if (!m_text.isEmpty())
        html += u" · "_s + m_text.toHtmlEscaped();
    m_label->setText(html);
}

void UndoBar::updateInk()
{
    QPalette inverted;
    const QColor ink = Theme::current().palette().color(QPalette::ToolTipText);
    inverted.setColor(QPalette::WindowText, ink);
    inverted.setColor(QPalette::Text, ink);
    m_label->setPalette(inverted);
}

void UndoBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QRectF bar = QRectF(rect()).adjusted(kOutside, kOutside, -kOutside, -kOutside);
    const QColor ink = palette().color(QPalette::ToolTipText);
    drawPanel(&painter, bar, kRadiusCard, palette().color(QPalette::ToolTipBase),
              Theme::current().isHighContrast() ? ink : QColor());
    drawIcon(&painter, placed(bar, kIconLead, 0, kIconInRow, bar.height(), layoutDirection()), m_icon, ink,
             layoutDirection());
}

} // namespace lectern
