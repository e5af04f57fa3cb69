#pragma once

#include <QKeySequence>
#include <QWidget>

class QPainter;

namespace lectern {

// A key as a small outlined cap: "Ctrl F" (keys of one chord separated by blanks, native names on macOS).
QString keycapText(const QKeySequence& keys);
QSize keycapSize(const QFontMetrics& metrics, const QString& text);
void drawKeycap(QPainter* painter, const QRectF& rect, const QString& text, const QPalette& palette);

// A cap followed by what the key does: [Tab] next field.
class KeyHint : public QWidget
{
    Q_OBJECT
public:
    KeyHint(const QString& cap, const QString& text, QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_cap;
    QString m_text;
};

} // namespace lectern
