#pragma once

#include <QFontMetricsF>
#include <QWidget>

class QPainter;

namespace lectern {

// Numbers in columns, counts and the stop watch: each digit gets the width of the widest one, because
// Inter's digits are proportional and Qt 6.4 has no font features. Digits of any script are recognised.
qreal tabularWidth(const QFontMetricsF& metrics, const QString& text);
// alignment: as for QPainter::drawText (AlignLeft/Right/HCenter are absolute here; AlignVCenter, AlignTop …).
void drawTabular(QPainter* painter, const QRectF& rect, Qt::Alignment alignment, const QString& text);

// A label for one number or time.
class TabularLabel : public QWidget
{
    Q_OBJECT
public:
    explicit TabularLabel(QWidget* parent = nullptr);
    QString text() const { return m_text; }
    void setText(const QString& text); // also the accessible text
    void setAlignment(Qt::Alignment alignment);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
    Qt::Alignment m_alignment = Qt::AlignLeading | Qt::AlignVCenter;
};

} // namespace lectern
