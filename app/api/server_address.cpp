#include "api/server_address.h"

#include <QCoreApplication>
#include <QHostAddress>

using namespace Qt::StringLiterals;

namespace lectern {
namespace {

constexpr auto kApiSuffix = "/api"_L1;

QString tr(const char* text)
{
    return QCoreApplication::translate("lectern::ServerAddress", text);
}

Failure invalid(const QString& message)
{
    return {FailureReason::InvalidInput, message, u"server address"_s};
}

bool isLoopbackHost(const QString& host)
{
    if (host.compare("localhost"_L1, Qt::CaseInsensitive) == 0)
        return true;
    const QHostAddress address(host);
    return !address.isNull() && address.isLoopback();
}

int defaultPort(const QString& scheme)
{
    return scheme == "https"_L1 ? 443 : 80;
}

/// QUrl leaves some of three slashes in a row, and would take them out the next time.
QString withSingleSlashes(QString path)
{
    while (path.contains("//"_L1))
        path.replace("//"_L1, "/"_L1);
    return path;
}

QString withoutSuffixes(QString path)
{
    const auto chopSlashes = [&path] {
        while (path.endsWith(u'/'))
            path.chop(1);
    };
    chopSlashes();
    while (path.endsWith(kApiSuffix)) { // all of them: a root is an address too, and must stay what it is
        path.chop(kApiSuffix.size());
        chopSlashes();
    }
    return path;
}

} // namespace

Result<ServerAddress> ServerAddress::parse(const QString& userInput)
{
    QString text = userInput.trimmed();
    if (text.isEmpty())
        return invalid(tr("Enter the address of the server"));
    if (!text.contains("://"_L1))
        text.prepend("https://"_L1);

    QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return invalid(tr("This is no server address. It looks like https://lms.example"));
    const QString scheme = url.scheme();
    if (scheme != "https"_L1 && scheme != "http"_L1)
        return invalid(tr("A server address starts with https://"));
    if (!url.userInfo().isEmpty() || text.contains(u'@'))
        return invalid(tr("Leave user name and password out of the server address"));
    if (url.hasQuery() || url.hasFragment())
        return invalid(tr("Leave “?” and “#” and what follows them out of the server address"));
    if (scheme == "http"_L1 && !isLoopbackHost(url.host()))
        return invalid(
            tr("The connection would not be secure. Use https://, http:// is for this computer only"));
    if (url.port() == 0)
        return invalid(tr("This is no server address. It looks like https://lms.example"));

    url = url.adjusted(QUrl::NormalizePathSegments);
    if (url.port() == defaultPort(scheme))
        url.setPort(-1);
    url.setPath(withoutSuffixes(withSingleSlashes(url.path(QUrl::FullyEncoded))), QUrl::StrictMode);
    return ServerAddress(url);
}

QString ServerAddress::root() const
{
    return m_root.toString(QUrl::FullyEncoded);
}

QString ServerAddress::apiBase() const
{
    return m_base == Base::RootApi ? root() + kApiSuffix : root();
}

ServerAddress ServerAddress::withBase(Base base) const
{
    ServerAddress result = *this;
    result.m_base = base;
    return result;
}

ServerAddress ServerAddress::withApiBase(const QString& rememberedBase) const
{
    for (const Base base : {Base::RootApi, Base::Root}) {
        ServerAddress candidate = withBase(base);
        if (candidate.apiBase() == rememberedBase)
            return candidate;
    }
    return *this;
}

QUrl ServerAddress::api(const QString& path) const
{
    return QUrl(apiBase() + u'/' + path, QUrl::StrictMode);
}

QUrl ServerAddress::auth(const QString& path) const
{
    return QUrl(root() + "/auth/v1/"_L1 + path, QUrl::StrictMode);
}

bool ServerAddress::isLoopback() const
{
    return isLoopbackHost(m_root.host());
}

bool mayCarryToken(const QUrl& url)
{
    return url.scheme() == "https"_L1 || (url.scheme() == "http"_L1 && isLoopbackHost(url.host()));
}

} // namespace lectern
