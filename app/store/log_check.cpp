#include "store/log_check.h"

#include "store/sql_failure.h"

#include <QFile>
#include <QFileInfo>
#include <QtEndian>

namespace lectern {
using namespace Qt::StringLiterals;

namespace {

// The format of the file is part of SQLite's documentation: "WAL-mode File Format".
constexpr qint64 kHeaderSize = 32;
constexpr qint64 kFrameHeaderSize = 24;
constexpr quint32 kMagic = 0x377f0682; ///< with the lowest bit: checksums of big-endian words
constexpr quint32 kLeastPage = 512;
constexpr quint32 kMostPage = 65'536;

/// SQLite's running sum over pairs of words.
struct Checksum
{
    bool bigEndian = false;
    quint32 first = 0;
    quint32 second = 0;

    void add(const char* bytes, qint64 size)
    {
        for (qint64 at = 0; at + 8 <= size; at += 8) {
            first += word(bytes + at) + second;
            second += word(bytes + at + 4) + first;
        }
    }
    [[nodiscard]] bool is(const char* stored) const
    {
        return qFromBigEndian<quint32>(stored) == first && qFromBigEndian<quint32>(stored + 4) == second;
    }
    /// Whether a single other word among the last @p words, or in the sum itself, would make it fit. A word
    /// that is d too small lowers the sums by multiples of d that only depend on its place.
    [[nodiscard]] bool isButForOneWord(const char* stored, qint64 words) const
    {
        const quint32 missing1 = qFromBigEndian<quint32>(stored) - first;
        const quint32 missing2 = qFromBigEndian<quint32>(stored + 4) - second;
        if (missing1 == 0 || missing2 == 0)
            return true;
        // What one more in the first word of a pair, or in its second, adds to both sums; from the last pair
        // on.
        quint32 odd1 = 1;
        quint32 odd2 = 1;
        quint32 even1 = 0;
        quint32 even2 = 1;
        for (qint64 pair = 0; pair < words / 2; ++pair) {
            if (missing1 * odd2 == missing2 * odd1 || missing1 * even2 == missing2 * even1)
                return true;
            odd1 += odd2;
            odd2 += odd1;
            even1 += even2;
            even2 += even1;
        }
        return false;
    }

private:
    [[nodiscard]] quint32 word(const char* bytes) const
    {
        return bigEndian ? qFromBigEndian<quint32>(bytes) : qFromLittleEndian<quint32>(bytes);
    }
};

struct Frame
{
    QByteArray bytes; ///< header and page

    [[nodiscard]] bool commits() const { return qFromBigEndian<quint32>(bytes.constData() + 4) != 0; }
    /// How many of the two salts are the log's own: frames of earlier rounds have others.
    [[nodiscard]] int saltsOf(const QByteArray& header) const
    {
        return (bytes.mid(8, 4) == header.mid(16, 4) ? 1 : 0) +
               (bytes.mid(12, 4) == header.mid(20, 4) ? 1 : 0);
    }
};

class Log
{
public:
    explicit Log(const QString& path) : m_file(path) {}

    /// Where the first transaction begins that SQLite would not see, in words; empty if there is none.
    QString unseen()
    {
        if (!m_file.open(QIODevice::ReadOnly))
            return {};
        m_header = m_file.read(kHeaderSize);
        if (m_header.size() < kHeaderSize)
            return {}; // nothing was ever committed to it
        const auto pageSize = qFromBigEndian<quint32>(m_header.constData() + 8);
        const auto magic = qFromBigEndian<quint32>(m_header.constData());
        m_sum.bigEndian = magic & 1U;
        m_sum.add(m_header.constData(), 24);
        const bool fits = (magic & ~1U) == kMagic && pageSize >= kLeastPage && pageSize <= kMostPage &&
                          m_sum.is(m_header.constData() + 24);
        if (!fits)
            return m_file.size() > kHeaderSize + kFrameHeaderSize ? u"header"_s : QString();
        return unseenFrame(pageSize);
    }

private:
    QString unseenFrame(quint32 pageSize)
    {
        bool atEnd = false;
        for (int number = 1;; ++number) {
            const Frame frame{m_file.read(kFrameHeaderSize + pageSize)};
            if (frame.bytes.size() < kFrameHeaderSize + pageSize)
                return {};
            const int salts = frame.saltsOf(m_header);
            const bool sumFits = !atEnd && addsUp(frame);
            if (sumFits && salts == 2)
                continue;
            // The first that does not fit may be ours with a word spoilt; the others are, or are not. One
            // that is spoilt in more than a word was not written to its end: nobody was told that it was
            // saved.
            const bool ours = atEnd ? salts == 2 : sumFits || (salts == 2 && isButForOneWord(frame));
            if (ours && frame.commits())
                return u"frame %1"_s.arg(number);
            atEnd = true;
        }
    }
    bool addsUp(const Frame& frame)
    {
        m_sum.add(frame.bytes.constData(), 8);
        m_sum.add(frame.bytes.constData() + kFrameHeaderSize, frame.bytes.size() - kFrameHeaderSize);
        return m_sum.is(frame.bytes.constData() + 16);
    }

    [[nodiscard]] bool isButForOneWord(const Frame& frame) const
    {
        constexpr qint64 kWordSize = 4;
        const qint64 summed = 8 + frame.bytes.size() - kFrameHeaderSize;
        return m_sum.isButForOneWord(frame.bytes.constData() + 16, summed / kWordSize);
    }

    QFile m_file;
    QByteArray m_header;
    Checksum m_sum;
};

} // namespace

Outcome checkLog(const QString& path)
{
    const QString unseen = Log(path + "-wal"_L1).unseen();
    if (unseen.isEmpty())
        return Done{};
    return damagedFile(u"%1-wal: %2"_s.arg(QFileInfo(path).fileName(), unseen));
}

} // namespace lectern
