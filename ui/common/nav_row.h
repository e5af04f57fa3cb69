#pragma once

#include "ui/common/icons.h"

#include <QAbstractButton>

namespace lectern {

// One row of a NavList. Made by NavList::addRow.
// Of a rail: the token, grown with the text for the counts in it.
int railWidth(const QFont& font);

class NavRow : public QAbstractButton
{
    Q_OBJECT
public:
    NavRow(int id, IconName icon, const QString& text, QWidget* parent);

    int id() const { return m_id; }
    int count() const { return m_count; }
    void setLabel(const QString& text);
    void setCount(int count);
    void setAttention(bool attention);
    void setBadge(bool badge);
    void setRail(bool rail);
    QSize sizeHint() const override;
    QSize wideSize() const; // while it is no row of a rail
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void paintWide(QPainter& painter, const QRectF& panel);
    void paintRail(QPainter& painter, const QRectF& panel);
    QString countText() const;
    QColor iconColour() const;
    void updateNames();

    int m_id;
    IconName m_icon;
    int m_count = 0;
    bool m_attention = false;
    bool m_badge = false;
    bool m_rail = false;
};

} // namespace lectern
