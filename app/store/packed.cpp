#include "store/packed.h"

#include <QtEndian>

#include <array>
#include <utility>

namespace lectern {
namespace {

/// FNV-1a over whole words: finds flipped bits, and costs nothing beside reading the row.
quint64 checksumOf(const char* at, qsizetype size)
{
    quint64 sum = 0xcbf29ce484222325U;
    constexpr quint64 kPrime = 0x100000001b3U;
    for (; size >= qsizetype(sizeof sum); at += sizeof sum, size -= sizeof sum) {
        quint64 word = 0;
        std::memcpy(&word, at, sizeof word);
        sum = (sum ^ word) * kPrime;
        sum ^= sum >> 32;
    }
    for (; size > 0; ++at, --size)
        sum = (sum ^ static_cast<unsigned char>(*at)) * kPrime;
    return sum;
}

} // namespace

void PackedWriter::putText(const QString& text)
{
    put<qint32>(static_cast<qint32>(text.size()));
    m_bytes.append(reinterpret_cast<const char*>(text.utf16()), text.size() * qsizetype(sizeof(char16_t)));
}

void PackedWriter::putUuid(const QUuid& id)
{
    std::array<char, 16> bytes{}; // as QUuid::toRfc4122() has them
    qToBigEndian(id.data1, bytes.data());
    qToBigEndian(id.data2, bytes.data() + 4);
    qToBigEndian(id.data3, bytes.data() + 6);
    std::memcpy(bytes.data() + 8, id.data4, 8);
    m_bytes.append(bytes.data(), qsizetype(bytes.size()));
}

QByteArray PackedWriter::finish()
{
    put<quint64>(checksumOf(m_bytes.constData(), m_bytes.size()));
    return std::exchange(m_bytes, {});
}

PackedReader::PackedReader(const QByteArray& bytes) : m_at(bytes.constData())
{
    const qsizetype content = bytes.size() - qsizetype(sizeof(quint64));
    if (content < 0)
        return;
    quint64 sum = 0;
    std::memcpy(&sum, m_at + content, sizeof sum);
    m_end = m_at + content;
    m_ok = sum == checksumOf(m_at, content);
}

const char* PackedReader::take(qsizetype size)
{
    if (!m_ok || m_end - m_at < size) {
        m_ok = false;
        return nullptr;
    }
    return std::exchange(m_at, m_at + size);
}

QString PackedReader::getText()
{
    const auto length = get<qint32>();
    if (length <= 0) {
        m_ok = m_ok && length == 0;
        return {};
    }
    QString text;
    const char* from = take(qsizetype(length) * qsizetype(sizeof(char16_t)));
    if (!from)
        return text;
    text.resize(length);
    std::memcpy(text.data(), from, size_t(length) * sizeof(char16_t));
    return text;
}

QUuid PackedReader::getUuid()
{
    constexpr qsizetype kUuidBytes = 16;
    const char* from = take(kUuidBytes);
    return from ? QUuid::fromRfc4122(QByteArrayView(from, kUuidBytes)) : QUuid();
}

} // namespace lectern
