#pragma once

#include "ui/common/icons.h"

#include <QWidget>

namespace lectern {

/// One icon that stands alone, as decoration beside words that say the same.
class IconMark : public QWidget
{
    Q_OBJECT

public:
    /// @p size: logical pixels.
    IconMark(IconName name, int size, Tone tone, QWidget* parent = nullptr);

    QSize sizeHint() const override { return {m_size, m_size}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    IconName m_name;
    int m_size;
    Tone m_tone;
};

} // namespace lectern
