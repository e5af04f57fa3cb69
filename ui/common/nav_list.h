#pragma once

#include "ui/common/icons.h"

#include <QVector>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace lectern {

class NavRow;

// The side bar's list: section heads, rows with icon, text and count, separators. One row is current. Up,
// Down, Home and End move it; the list is one stop for Tab. As a rail it is 48 px wide, without text, counts
// as badges.
class NavList : public QWidget
{
    Q_OBJECT
public:
    explicit NavList(QWidget* parent = nullptr);

    void addSection(const QString& title);
    void addRow(int id, IconName icon, const QString& text);
    // Other words, e.g. of another language.
    void setSectionTitle(int section, const QString& title); // from 0, from the top
    void setText(int id, const QString& text);
    void addSeparator();

    // 0 is shown as nothing.
    void setCount(int id, int count);
    // An amber badge around a count that isn't 0.
    void setAttention(int id, bool attention);

    // Shows the count in the rail as well. Rows after the first separator, and rows that need attention, do
    // so by themselves.
    void setBadge(int id, bool badge);

    int current() const { return m_current; } // -1: none
    void setCurrent(int id);                  // no signal
    bool isRail() const { return m_rail; }
    void setRail(bool rail);
    int wideWidth() const; // what it needs while it is no rail

signals:
    void currentChanged(int id); // by the user

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    NavRow* row(int id) const;
    void choose(int id);

    int m_current = -1;
    bool m_rail = false;
    QVBoxLayout* m_layout = nullptr;
    QVector<NavRow*> m_rows;
    QVector<QLabel*> m_heads;
    bool m_separated = false;
};

} // namespace lectern
