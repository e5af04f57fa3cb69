#include "api/server_address.h"

#include "fuzz/target.h"

namespace lectern::fuzz {

void serverAddress(const QByteArray& input)
{
    const auto address = ServerAddress::parse(QString::fromUtf8(input));
    if (!address) {
        expect(address.error().reason == FailureReason::InvalidInput, "an address is refused as input");
        expect(!address.error().message.isEmpty(), "an address is refused in words");
        return;
    }
    const auto again = ServerAddress::parse(address->root());
    expect(again.ok(), "a root is an address");
    expect(*again == *address, "the address is the same again");
    for (const auto base : {ServerAddress::Base::RootApi, ServerAddress::Base::Root}) {
        const ServerAddress other = address->withBase(base);
        expect(address->withApiBase(other.apiBase()) == other, "a base that is remembered is the same again");
        const QUrl url = other.api(QStringLiteral("vr-sessions"));
        expect(url.isValid() && !url.host().isEmpty(), "a call has a host");
        expect(url.host() == QUrl(address->root()).host(), "a call goes to the server that was named");
        expect(url.userInfo().isEmpty() && !url.hasQuery() && !url.hasFragment(), "a call has no extras");
        expect(mayCarryToken(url), "a token is safe with every address");
        expect(mayCarryToken(other.auth(QStringLiteral("token"))), "a password is safe with every address");
    }
}

} // namespace lectern::fuzz
