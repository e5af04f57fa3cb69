#include "api/completion_body.h"

#include <algorithm>
#include <cstring>

namespace lectern {

CompletionBody::CompletionBody(QByteArray bytes, QObject* parent)
    : QIODevice(parent)
    , m_bytes(std::move(bytes))
{
    // Unbuffered: what QIODevice would read ahead would look as if it had been sent.
    setOpenMode(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 CompletionBody::bytesAvailable() const
{
    return m_bytes.size() - m_read + QIODevice::bytesAvailable();
}

bool CompletionBody::atEnd() const
{
    return m_read == m_bytes.size();
}

bool CompletionBody::reset()
{
    return m_read == 0;
}

qint64 CompletionBody::readData(char* data, qint64 maxSize)
{
    const qint64 size = std::min<qint64>(maxSize, m_bytes.size() - m_read);
    if (size <= 0)
        return m_read == m_bytes.size() ? -1 : 0;
    std::memcpy(data, m_bytes.constData() + m_read, static_cast<std::size_t>(size));
    m_read += size;
    return size;
}

qint64 CompletionBody::writeData(const char*, qint64)
{
    return -1;
}

} // namespace lectern
