#include "ui/common/search_field.h"

#include "ui/common/every_language.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/isolated.h"
#include "ui/common/keycap.h"
#include "ui/common/measures.h"
#include "ui/common/paint.h"

#include <QAction>
#include <QKeyEvent>
#include <QPainter>

namespace lectern {

namespace {

constexpr int kWide = 176;
constexpr int kNarrow = 120;
constexpr int kInset = 8;

} // namespace

SearchField::SearchField(QWidget* parent) : QLineEdit(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_clear = new QAction(icon(IconName::Close, Tone::Secondary), {}, this);
    connect(m_clear, &QAction::triggered, this, &QLineEdit::clear);
    addAction(m_clear, QLineEdit::TrailingPosition);
    m_clear->setVisible(false);
    connect(this, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_clear->setVisible(!text.isEmpty());
        updateMargins();
    });
    inEveryLanguage(this, [this] { retranslate(); });
}

void SearchField::setShortcutHint(const QKeySequence& keys)
{
    m_hint = keys;
    retranslate();
}

void SearchField::retranslate()
{
    setPlaceholderText(tr("Search"));
    setAccessibleName(tr("Search"));
    m_clear->setText(tr("Clear the search"));
    setToolTip(m_hint.isEmpty() ? QString()
                                : tr("Search (%1)").arg(isolated(m_hint.toString(QKeySequence::NativeText))));
    updateMargins();
}

void SearchField::updateMargins()
{
    const int lead = kIconInRow + kGap4;
    int end = 0;
    if (text().isEmpty() && !m_hint.isEmpty())
        end =
            kGap8 + keycapSize(QFontMetrics(typeFont(Type::SmallStrong, font())), keycapText(m_hint)).width();
    const bool reversed = layoutDirection() == Qt::RightToLeft;
    setTextMargins(reversed ? end : lead, 0, reversed ? lead : end, 0);
    update();
}

QSize SearchField::sizeHint() const
{
    return {kWide, QLineEdit::sizeHint().height()};
}

QSize SearchField::minimumSizeHint() const
{
    return {kNarrow, QLineEdit::minimumSizeHint().height()};
}

void SearchField::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    QPainter painter(this);
    const Theme& theme = Theme::current();
    drawIcon(&painter, placed(rect(), kInset + 1, 0, kIconInRow, height(), layoutDirection()),
             IconName::Search, theme.ink(isEnabled() ? Tone::Secondary : Tone::Disabled), layoutDirection());
    if (!text().isEmpty() || m_hint.isEmpty())
        return;
    painter.setFont(typeFont(Type::SmallStrong, font()));
    const QString cap = keycapText(m_hint);
    const QSize size = keycapSize(painter.fontMetrics(), cap);
    const int top = (height() - size.height()) / 2;
    drawKeycap(
        &painter,
        placed(rect(), width() - kInset - size.width(), top, size.width(), size.height(), layoutDirection()),
        cap, palette());
}

void SearchField::changeEvent(QEvent* event)
{
    QLineEdit::changeEvent(event);
    const QEvent::Type type = event->type();
    if (m_clear && (type == QEvent::LayoutDirectionChange || type == QEvent::FontChange))
        updateMargins();
}

void SearchField::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        event->accept();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace lectern
