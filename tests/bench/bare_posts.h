#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUuid>

namespace lectern::bench {

/// Completes the sessions by POSTs of a QNetworkAccessManager that does nothing else, so many at a time.
/// Over https by HTTP/2, where the certificate of the tests is trusted. Returns seconds, from the first
/// answer to the last, since a connection is there in a program at work; 0 if one was not answered with 200.
double bareCompletions(const QString& root, const QString& token, const QList<QUuid>& sessions,
                       const QByteArray& body, int parallel);

} // namespace lectern::bench
