#include "ui/common/segmented_control.h"

#include "ui/common/fonts.h"
#include "ui/common/measures.h"
#include "ui/common/paint.h"
#include "ui/common/theme.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>

namespace lectern {

namespace {

constexpr int kPadding = 13;

} // namespace

// One segment. The control around it draws the outline.
class Segment : public QAbstractButton
{
    Q_OBJECT
public:
    Segment(const QString& text, QWidget* parent) : QAbstractButton(parent)
    {
        setText(text);
        setCheckable(true);
        setFocusPolicy(Qt::ClickFocus);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    }

    QSize sizeHint() const override
    {
        const QFontMetrics metrics(typeFont(Type::StrongBold, font())); // wide enough for being chosen
        return {metrics.size(Qt::TextShowMnemonic, text()).width() + 2 * kPadding,
                grown(kControlHeight, metrics)};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        QStyleOption option;
        option.initFrom(this);
        const QRectF area = rect();
        QPainterPath inside; // the parent's rounded shape, in our coordinates
        inside.addRoundedRect(QRectF(parentWidget()->rect()).translated(-pos()), kRadiusControl,
                              kRadiusControl);
        painter.setClipPath(inside);
        QColor ink = palette().color(QPalette::ButtonText);
        if (isChecked()) {
            painter.fillRect(area, palette().color(QPalette::Highlight));
            const QColor line = Theme::current().inkOnHighlight();
            painter.fillRect(snapped(&painter, QRectF(area.left(), area.bottom() - 2, area.width(), 2)),
                             line);
            ink = Theme::current().inkOnHighlight();
        } else if (isEnabled() && (underMouse() || isDown())) {
            painter.fillRect(
                area, palette().color(Theme::current().isDark() ? QPalette::Light : QPalette::Midlight));
        }
        if (!isEnabled())
            ink = palette().color(QPalette::Disabled, QPalette::ButtonText);
        painter.setFont(typeFont(isChecked() ? Type::StrongBold : Type::Strong, font()));
        painter.setPen(ink);
        painter.drawText(area, Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine, text());
        painter.setClipping(false);
        if (showsKeyboardFocus(&option))
            drawFocusRing(&painter, area, kRadiusControl,
                          isChecked() ? Theme::current().inkOnHighlight() : palette().color(QPalette::Link));
    }
};

SegmentedControl::SegmentedControl(QWidget* parent)
    : QWidget(parent)
    , m_layout(new QHBoxLayout(this))
    , m_group(new QButtonGroup(this))
{
    m_layout->setContentsMargins(1, 0, 1, 0);
    m_layout->setSpacing(1);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_group->setExclusive(true);
    connect(m_group, &QButtonGroup::idClicked, this, &SegmentedControl::currentChanged);
    // One stop for Tab, from both sides: the segment that is chosen.
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool chosen) {
        m_group->button(id)->setFocusPolicy(chosen ? Qt::StrongFocus : Qt::ClickFocus);
    });
}

int SegmentedControl::addSegment(const QString& text)
{
    const auto index = static_cast<int>(m_group->buttons().size());
    auto* segment = new Segment(text, this);
    m_group->addButton(segment, index);
    m_layout->addWidget(segment, 1);
    if (index == 0)
        segment->setChecked(true);
    return index;
}

int SegmentedControl::current() const
{
    return m_group->checkedId();
}

void SegmentedControl::setCurrent(int index)
{
    if (QAbstractButton* segment = m_group->button(index))
        segment->setChecked(true);
}

void SegmentedControl::setSegmentEnabled(int index, bool enabled)
{
    if (QAbstractButton* segment = m_group->button(index))
        segment->setEnabled(enabled);
}

void SegmentedControl::setEqualWidths(bool equal)
{
    int widest = 0;
    const QList<QAbstractButton*> segments = m_group->buttons();
    for (const QAbstractButton* segment : segments)
        widest = std::max(widest, segment->sizeHint().width());
    for (QAbstractButton* segment : segments)
        segment->setMinimumWidth(equal ? widest : 0);
}

void SegmentedControl::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QColor line = palette().color(QPalette::Shadow);
    drawPanel(&painter, rect(), kRadiusControl, palette().color(QPalette::Button), line);
    const QList<QAbstractButton*> segments = m_group->buttons();
    for (const QAbstractButton* segment : segments) {
        if (segment == segments.last())
            break;
        const QRect place = segment->geometry();
        const int x = layoutDirection() == Qt::RightToLeft ? place.left() - 1 : place.right() + 1;
        painter.fillRect(snapped(&painter, QRectF(x, 1, lineWidth(&painter), height() - 2)), line);
    }
}

} // namespace lectern

#include "segmented_control.moc"
