#include "server/routes.h"

#include <QList>
#include <QUrl>

#include <array>

namespace lectern::server {
namespace {

/// A path is a list of segments; "*" stands for any one segment that is not empty.
struct Pattern
{
    const char* method;
    const char* path;
    Endpoint endpoint;
};

constexpr std::array kPatterns{
    Pattern{"GET", "/healthz", Endpoint::Health},
    Pattern{"GET", "/readyz", Endpoint::Ready},
    Pattern{"POST", "/auth/v1/token", Endpoint::Token},
    Pattern{"POST", "/auth/v1/logout", Endpoint::Logout},
    Pattern{"GET", "/api/users/me", Endpoint::Me},
    Pattern{"GET", "/api/vr-sessions", Endpoint::ListSessions},
    Pattern{"POST", "/api/vr-sessions", Endpoint::CreateSession},
    Pattern{"POST", "/api/vr-sessions/*/complete", Endpoint::CompleteSession},
    Pattern{"GET", "/api/vr-packages", Endpoint::ListPackages},
    Pattern{"POST", "/api/vr-packages", Endpoint::CreatePackage},
    Pattern{"GET", "/api/activities/*/progress", Endpoint::ActivityProgress},
};

bool matches(const QList<QByteArray>& pattern, const QList<QByteArray>& path, QByteArray& variable)
{
    if (pattern.size() != path.size())
        return false;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        if (pattern.at(i) == "*" && !path.at(i).isEmpty())
            variable = path.at(i);
        else if (pattern.at(i) != path.at(i))
            return false;
    }
    return true;
}

} // namespace

Route routeOf(const QByteArray& method, const QByteArray& target)
{
    Route route;
    QByteArray path = target;
    if (const qsizetype mark = target.indexOf('?'); mark >= 0) {
        path = target.left(mark);
        route.query = target.mid(mark + 1);
    }
    const QList<QByteArray> segments = path.split('/');
    for (const Pattern& pattern : kPatterns) {
        QByteArray variable;
        if (!matches(QByteArray(pattern.path).split('/'), segments, variable))
            continue;
        const bool readsOnly = QByteArrayView(pattern.method) == "GET";
        if (method == pattern.method || (readsOnly && method == "HEAD")) {
            route.endpoint = pattern.endpoint;
            route.takesBody = !readsOnly;
            route.id = QString::fromUtf8(QByteArray::fromPercentEncoding(variable));
            return route;
        }
        route.endpoint = Endpoint::MethodNotAllowed;
        route.allow +=
            (route.allow.isEmpty() ? "" : ", ") + QByteArray(readsOnly ? "GET, HEAD" : pattern.method);
    }
    return route;
}

} // namespace lectern::server
