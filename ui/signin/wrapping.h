#pragma once

#include <QWidget>

namespace lectern {

/// Makes @p words, whose text wraps, as wide as its dialog and as high as its lines need; it never makes the
/// dialog wider. UI thread.
inline void wrapInDialog(QWidget* words)
{
    QSizePolicy policy = words->sizePolicy();
    policy.setHorizontalPolicy(QSizePolicy::Ignored);
    policy.setVerticalPolicy(QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    words->setSizePolicy(policy);
}

} // namespace lectern
