#pragma once

class QObject;
class QString;
class QAccessibleInterface;

namespace lectern {

/// What a screen reader is told of a NumberBox: its number and range, or that it is empty. For
/// QAccessible::installFactory(); null for everything else. Qt itself knows the values of its own spin boxes
/// only.
QAccessibleInterface* makeSpokenNumber(const QString& className, QObject* object);

} // namespace lectern
