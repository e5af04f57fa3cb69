#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QUuid>

#include <cstring>
#include <limits>
#include <type_traits>

namespace lectern {

/// Writes the compact rows of the cache: numbers as they lie in this computer's memory, texts with their
/// length, a checksum at the end.
class PackedWriter
{
public:
    PackedWriter() { m_bytes.reserve(kUsualSize); }

    template <typename T>
    void put(T value)
    {
        static_assert(std::is_arithmetic_v<T>);
        m_bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
    }
    void putText(const QString& text);
    void putUuid(const QUuid& id);
    void putTime(const QDateTime& time)
    {
        put<qint64>(time.isValid() ? time.toMSecsSinceEpoch() : std::numeric_limits<qint64>::min());
    }
    /// All that was put, and its checksum.
    [[nodiscard]] QByteArray finish();

private:
    static constexpr qsizetype kUsualSize = 192;
    QByteArray m_bytes;
};

/// Reads them back. A damaged row never reads past its end: ok() tells.
class PackedReader
{
public:
    explicit PackedReader(const QByteArray& bytes);

    template <typename T>
    T get()
    {
        static_assert(std::is_arithmetic_v<T>);
        T value{};
        if (const char* from = take(sizeof value))
            std::memcpy(&value, from, sizeof value);
        return value;
    }
    QString getText();
    QUuid getUuid();
    QDateTime getTime()
    {
        const auto ms = get<qint64>();
        return ms == std::numeric_limits<qint64>::min() ? QDateTime()
                                                        : QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
    }
    [[nodiscard]] bool ok() const { return m_ok; }

private:
    const char* take(qsizetype size);

    const char* m_at = nullptr;
    const char* m_end = nullptr;
    bool m_ok = false;
};

} // namespace lectern
