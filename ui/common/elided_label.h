#pragma once

#include "ui/common/theme.h"

#include <QLabel>

namespace lectern {

// One line of plain text that may be shorter than it needs: elided, with the full text as tool tip.
// Elide right; in the middle only for ids and check sums.
class ElidedLabel : public QLabel
{
    Q_OBJECT
public:
    explicit ElidedLabel(const QString& text = {}, QWidget* parent = nullptr);
    void setElideMode(Qt::TextElideMode mode);
    void setTone(Tone tone);
    bool isElided() const;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    Qt::TextElideMode m_mode = Qt::ElideRight;
    Tone m_tone = Tone::Text;
};

} // namespace lectern
