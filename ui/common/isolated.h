#pragma once

class QString;

namespace lectern {

// A value that goes into a sentence and was written by others: a name, a title, an address, a path, an id. In
// a sentence of the other direction its letters and those around it would be put in an order that nobody
// wrote; between U+2068 and U+2069 they keep their own. Characters in it that steer the direction are left
// out, so that it cannot break out. Unchanged where nothing can go wrong: from left to right, without a
// letter from right to left.
QString isolated(const QString& value);

} // namespace lectern
