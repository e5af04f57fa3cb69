#pragma once

#include "domain/result.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <array>
#include <optional>

// Who a request comes from, as the limits of sign-in count clients. Values; any thread.
namespace lectern::server {

/// An IPv4 or IPv6 address. IPv4 is kept in its mapped form, so that one address has one value.
struct IpAddress
{
    std::array<unsigned char, 16> bytes{};

    /// Reads "192.0.2.1", "192.0.2.1:4711", "2001:db8::1", "[2001:db8::1]:4711", "fe80::1%eth0", also in
    /// quotes. Nothing for anything else.
    static std::optional<IpAddress> parse(QByteArray text);

    [[nodiscard]] bool isV4() const;
    bool operator==(const IpAddress&) const = default;
};

/// One name for all that one client can easily have: an IPv4 address, or an IPv6 network of 64 bits. IPv4
/// behind a NAT64 counts as IPv4; link-local addresses, which share one network, count each.
QString addressKey(const IpAddress& address);

/// The proxies whose X-Forwarded-For is believed: addresses and networks ("10.0.0.0/8").
class TrustedProxies
{
public:
    /// This computer's own addresses only.
    TrustedProxies();
    /// InvalidInput: one of @p networks is none.
    static Result<TrustedProxies> parse(const QStringList& networks);

    [[nodiscard]] bool contain(const IpAddress& address) const;

private:
    struct Network
    {
        IpAddress base;
        int bits = 128; ///< of the mapped form
    };
    static std::optional<Network> read(const QString& text);

    QList<Network> m_networks;
};

/// The key of the client that a request of @p peer came from. A proxy appends whom it got the request from to
/// the end of X-Forwarded-For (@p forwardedFor: its lines in their order), so the entries are read from
/// there, and only for as long as the proxies that wrote them are trusted: the rest can be made up by
/// anybody. What cannot be read ends the way; then the last proxy known stands for the client.
QString clientAddress(const IpAddress& peer, const QList<QByteArray>& forwardedFor,
                      const TrustedProxies& proxies);

} // namespace lectern::server
