#include "server/gzip.h"

#include <boost/crc.hpp>

#include <QList>
#include <QtEndian>

namespace lectern::server {
namespace {

QByteArray littleEndian(quint32 number)
{
    QByteArray bytes(sizeof(number), Qt::Uninitialized);
    qToLittleEndian(number, bytes.data());
    return bytes;
}

} // namespace

QByteArray gzip(const QByteArray& data)
{
    // qCompress gives its own 4 bytes of length, 2 bytes of zlib header, the deflated data, 4 bytes of Adler.
    constexpr qsizetype kBefore = 6;
    constexpr qsizetype kAfter = 4;
    constexpr int kFast = 3;
    constexpr char kHeader[] = "\x1f\x8b\x08\0\0\0\0\0\0\xff";
    const QByteArray zlib = qCompress(data, kFast);
    boost::crc_32_type checksum;
    checksum.process_bytes(data.constData(), size_t(data.size()));
    return QByteArray(kHeader, sizeof(kHeader) - 1) + zlib.mid(kBefore, zlib.size() - kBefore - kAfter) +
           littleEndian(checksum.checksum()) + littleEndian(quint32(data.size()));
}

bool acceptsGzip(const QByteArray& acceptEncoding)
{
    for (const QByteArray& entry : acceptEncoding.toLower().split(',')) {
        const QList<QByteArray> parts = entry.split(';');
        const QByteArray coding = parts.first().trimmed();
        if (coding != "gzip" && coding != "*")
            continue;
        const QByteArray weight = parts.size() > 1 ? parts.at(1).trimmed() : QByteArray();
        return !weight.startsWith("q=") || weight.mid(2).toDouble() > 0.0;
    }
    return false;
}

} // namespace lectern::server
