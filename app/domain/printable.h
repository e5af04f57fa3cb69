#pragma once

#include "domain/person_text.h"

#include <QString>

namespace lectern {

/// Text for a terminal, a log or any other place that obeys what it is shown. What could steer it is made
/// visible or harmless: control characters become their pictures (ESC is ␛), what turns the direction of
/// writing and halves of surrogate pairs become U+FFFD, marks of direction go. Letters of every script,
/// joiners and emoji stay. Pure.

/// For a place of one line: every line end and tab is one space.
QString printableLine(const QString& text);

/// For several lines: line feed and tab stay, every other line end becomes a line feed.
QString printableText(const QString& text);

/// Whether @p text, in its one form (person_text.h), is printed as it is: nothing in it could steer.
bool isPrintable(const QString& text, TextLines lines);

} // namespace lectern
