#pragma once

#include <QWidget>

namespace lectern {

// Up to two capitals of a name: "Demo instructor" gives "DI".
QString initialsOf(const QString& name);
void drawAvatar(QPainter* painter, const QRectF& rect, const QString& initials, const QPalette& palette,
                const QFont& font);

// Initials in a circle of 28 px. Decoration: the name stands beside it.
class Avatar : public QWidget
{
    Q_OBJECT
public:
    explicit Avatar(QWidget* parent = nullptr);
    void setName(const QString& name);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_initials;
};

} // namespace lectern
