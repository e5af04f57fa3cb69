#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <functional>

namespace lectern::wire {

/// Reads one array of a JSON object element by element, so that a long list never stands in memory as a tree
/// of values: that would be a multiple of its text.
///
/// @p element gets the text of each element in turn and says whether it is good JSON. True if all of @p body
/// has been read and is good JSON: an object with one member @p name that is an array. False if anything is
/// in doubt: then what @p element has been told counts for nothing, and a whole parser has to look at it.
bool readMemberArray(const QByteArray& body, QByteArrayView name,
                     const std::function<bool(QByteArrayView)>& element);

} // namespace lectern::wire
