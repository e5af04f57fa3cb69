#pragma once

#include <functional>

class QWidget;

namespace lectern {

/// Runs @p say now, and again after each change of the program's language: for the words that stand on the
/// screen as long as @p owner does. Number formats and the direction of the layout have changed by then too.
/// Words that follow from data are said again by whoever knows the data. UI thread.
void inEveryLanguage(QWidget* owner, std::function<void()> say);

} // namespace lectern
