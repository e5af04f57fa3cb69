#pragma once

#include <QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace lectern {

// A rounded Base panel with a 1 px outline. Contents lie 1 px inside, and 4 px at the bottom if there is no
// foot, so that square rows never poke through the corners. Views inside have NoFrame. Set spacing and
// margins of inner layouts explicitly: they inherit 0 here.
class Sheet : public QWidget
{
    Q_OBJECT
public:
    explicit Sheet(QWidget* parent = nullptr);

    // The head: 56 px, hairline below, margins 16 and 12. Made by the first call.
    QHBoxLayout* head();
    void setHeadLine(bool visible);
    void setHeadVisible(bool visible); // with a head only
    // Between head and foot. Spacing and margins 0.
    QVBoxLayout* body() { return m_body; }
    // The foot: 56 px, AlternateBase, hairline above, margins 16 and 12. Made by the first call. Vertical, so
    // that a line of words fits above the row of buttons: add layouts to it.
    QVBoxLayout* foot();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QVBoxLayout* m_outer = nullptr;
    QVBoxLayout* m_body = nullptr;
    QWidget* m_headArea = nullptr;
    QWidget* m_footArea = nullptr;
    QHBoxLayout* m_head = nullptr;
    QVBoxLayout* m_foot = nullptr;
    bool m_headLine = true;
};

// A rounded card, radius 8, transparent body with a 1 px outline: figures, charts, steps. Layout is the
// caller's.
class Card : public QWidget
{
    Q_OBJECT
public:
    explicit Card(QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
};

// One device pixel high line in the hairline colour.
class HairLine : public QWidget
{
    Q_OBJECT
public:
    explicit HairLine(QWidget* parent = nullptr);
    QSize sizeHint() const override { return {1, 1}; }

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace lectern
