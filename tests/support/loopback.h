#pragma once

#include <QList>
#include <QString>

#include <netinet/in.h>

#include <utility>

// Sockets of 127.0.0.1 for the servers of tests.
namespace lectern::test {

sockaddr_in loopback(quint16 port);

/// A socket bound to that port of the loopback address, 0: a free one; and the port. It does not listen: who
/// connects is refused.
std::pair<int, quint16> bindLoopback(quint16 port = 0);

/// A connection to that port, or -1. Blocking.
int connectLoopback(quint16 port);

/// "http://127.0.0.1:PORT"
QString rootOf(quint16 port, bool secure = false);

/// Ends a connection with RST.
void resetAndClose(int fd);

/// Fills the queue of a socket that listens with a queue of length 0: whoever comes after waits for ever.
/// The sockets to close in the end.
QList<int> fillQueue(quint16 port);

} // namespace lectern::test
