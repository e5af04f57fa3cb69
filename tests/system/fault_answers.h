#pragma once

#include "support/fault_proxy.h"

// Answers that no server ought to give, made by hand or from a real one.
namespace lectern::test::answers {

/// An error in the shape of lectern-server.
QByteArray error(int status, const char* code, const QList<QByteArray>& headers = {});
/// A page for people, as proxies and portals show it.
QByteArray page(int status, const QList<QByteArray>& headers = {});
QByteArray redirect(int status, const QString& to);

// From a real answer to a wrong one.
QByteArray withHeader(const QByteArray& answer, const QByteArray& line);
/// So many more.
QByteArray withHeaders(const QByteArray& answer, int count);
QByteArray withStatus(const QByteArray& answer, int status);
/// The length that the head promises is the real one plus @p more.
QByteArray withLength(const QByteArray& answer, int more);
/// Another body of the right length.
QByteArray withBody(const QByteArray& answer, const QByteArray& body);
QByteArray bodyOf(const QByteArray& answer);
/// A completed session, but another one.
QByteArray ofAnotherSession(const QByteArray& answer);
QByteArray replaced(const QByteArray& answer, const QByteArray& what, const QByteArray& with);
/// In so many pieces, without a length (RFC 9112, 7.1).
QByteArray chunked(const QByteArray& answer, int pieces);
/// JSON, and in it brackets so many deep.
QByteArray deep(const QByteArray& answer, int depth);

} // namespace lectern::test::answers
