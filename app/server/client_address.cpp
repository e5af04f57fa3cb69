#include "server/client_address.h"

#include <algorithm>

#include <arpa/inet.h>

namespace lectern::server {
namespace {

constexpr size_t kV4At = 12; ///< where an IPv4 address stands in its mapped form
constexpr int kV4Bits = 96;  ///< in front of it
constexpr std::array<unsigned char, kV4At> kV4Prefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
constexpr std::array<unsigned char, kV4At> kNat64Prefix{0, 0x64, 0xFF, 0x9B}; // RFC 6052

bool startsWith(const IpAddress& address, const std::array<unsigned char, kV4At>& prefix)
{
    return std::equal(prefix.begin(), prefix.end(), address.bytes.begin());
}

bool isLinkLocal(const IpAddress& address)
{
    return address.bytes[0] == 0xFE && (address.bytes[1] & 0xC0) == 0x80;
}

bool isPort(QByteArrayView text)
{
    return !text.isEmpty() && text.size() <= 5 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// The address alone: without quotes, brackets and port. Empty if they do not fit together.
QByteArray bare(QByteArray text)
{
    text = text.trimmed();
    if (text.size() >= 2 && text.startsWith('"') && text.endsWith('"'))
        text = text.mid(1, text.size() - 2).trimmed();
    if (text.startsWith('[')) {
        const qsizetype end = text.indexOf(']');
        const QByteArray behind = end < 0 ? QByteArray() : text.mid(end + 1);
        const bool fits = end > 0 && (behind.isEmpty() || (behind.startsWith(':') && isPort(behind.mid(1))));
        return fits ? text.mid(1, end - 1) : QByteArray();
    }
    if (text.count(':') != 1)
        return text;
    const qsizetype colon = text.indexOf(':');
    return isPort(text.mid(colon + 1)) ? text.left(colon) : QByteArray();
}

/// Whether the first @p bits of both are equal.
bool agree(const IpAddress& one, const IpAddress& other, int bits)
{
    const auto whole = size_t(bits / 8);
    if (!std::equal(one.bytes.begin(), one.bytes.begin() + whole, other.bytes.begin()))
        return false;
    const int rest = bits % 8;
    return rest == 0 || (one.bytes.at(whole) ^ other.bytes.at(whole)) >> (8 - rest) == 0;
}

} // namespace

std::optional<IpAddress> IpAddress::parse(QByteArray text)
{
    constexpr qsizetype kLongest = 128; // with a port and a zone's name
    if (text.size() > kLongest)
        return std::nullopt;
    text = bare(std::move(text));
    if (text.contains('\0'))
        return std::nullopt; // inet_pton would end there
    IpAddress address;
    if (inet_pton(AF_INET, text.constData(), address.bytes.data() + kV4At) == 1) {
        std::copy(kV4Prefix.begin(), kV4Prefix.end(), address.bytes.begin());
        return address;
    }
    if (const qsizetype zone = text.indexOf('%'); zone > 0)
        text.truncate(zone);
    if (inet_pton(AF_INET6, text.constData(), address.bytes.data()) != 1)
        return std::nullopt;
    if (startsWith(address, kNat64Prefix))
        std::copy(kV4Prefix.begin(), kV4Prefix.end(), address.bytes.begin());
    return address;
}

bool IpAddress::isV4() const
{
    return startsWith(*this, kV4Prefix);
}

QString addressKey(const IpAddress& address)
{
    std::array<char, INET6_ADDRSTRLEN> text{};
    if (address.isV4()) {
        inet_ntop(AF_INET, address.bytes.data() + kV4At, text.data(), text.size());
        return QString::fromLatin1(text.data());
    }
    IpAddress network = address;
    if (!isLinkLocal(address))
        std::fill(network.bytes.begin() + 8, network.bytes.end(), static_cast<unsigned char>(0));
    inet_ntop(AF_INET6, network.bytes.data(), text.data(), text.size());
    return QString::fromLatin1(text.data());
}

TrustedProxies::TrustedProxies()
{
    for (const char* own : {"127.0.0.0/8", "::1"})
        m_networks.append(*read(QString::fromLatin1(own)));
}

Result<TrustedProxies> TrustedProxies::parse(const QStringList& networks)
{
    TrustedProxies proxies;
    for (const QString& text : networks) {
        const auto network = read(text);
        if (!network) {
            return Failure{FailureReason::InvalidInput,
                           QStringLiteral("\"%1\" is no address or network of a proxy, as 10.0.0.5 or"
                                          " 10.0.0.0/24 are.")
                               .arg(text),
                           {}};
        }
        proxies.m_networks.append(*network);
    }
    return proxies;
}

std::optional<TrustedProxies::Network> TrustedProxies::read(const QString& text)
{
    const qsizetype slash = text.indexOf(QLatin1Char('/'));
    const auto base = IpAddress::parse(text.left(slash).toLatin1()); // left(-1) is all of it
    if (!base)
        return std::nullopt;
    Network network{*base, 128};
    if (slash < 0)
        return network;
    const int before = base->isV4() ? kV4Bits : 0;
    bool numeric = false;
    const int bits = text.mid(slash + 1).toInt(&numeric);
    if (!numeric || bits < 0 || before + bits > 128)
        return std::nullopt;
    network.bits = before + bits;
    return network;
}

bool TrustedProxies::contain(const IpAddress& address) const
{
    return std::any_of(m_networks.begin(), m_networks.end(), [&address](const Network& network) {
        return agree(address, network.base, network.bits);
    });
}

QString clientAddress(const IpAddress& peer, const QList<QByteArray>& forwardedFor,
                      const TrustedProxies& proxies)
{
    IpAddress client = peer;
    QList<QByteArray> entries = forwardedFor.join(',').split(',');
    while (!entries.isEmpty() && proxies.contain(client)) {
        const QByteArray entry = entries.takeLast().trimmed();
        if (entry.isEmpty())
            continue; // "a, , b": RFC 9110 lets lists have these
        const auto before = IpAddress::parse(entry);
        if (!before)
            break;
        client = *before;
    }
    return addressKey(client);
}

} // namespace lectern::server
