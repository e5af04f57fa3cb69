#pragma once

#include <QWidget>

namespace lectern {

/// Makes @p words, whose text wraps, as high as its lines need. UI thread.
inline void growWithLines(QWidget* words)
{
    QSizePolicy policy = words->sizePolicy();
    policy.setVerticalPolicy(QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    words->setSizePolicy(policy);
}

} // namespace lectern
