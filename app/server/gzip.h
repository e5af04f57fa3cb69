#pragma once

#include <QByteArray>

namespace lectern::server {

/// @p data in the gzip format (RFC 1952).
QByteArray gzip(const QByteArray& data);

/// Whether an Accept-Encoding header permits gzip ("gzip;q=0" does not).
bool acceptsGzip(const QByteArray& acceptEncoding);

} // namespace lectern::server
