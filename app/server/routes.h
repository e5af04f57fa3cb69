#pragma once

#include <QByteArray>
#include <QString>

namespace lectern::server {

enum class Endpoint {
    NotFound,
    MethodNotAllowed,
    Health,
    Ready,
    Token,
    Logout,
    Me,
    ListSessions,
    CreateSession,
    CompleteSession,
    ListPackages,
    CreatePackage,
    ActivityProgress,
};

struct Route
{
    Endpoint endpoint = Endpoint::NotFound;
    QString id;       ///< the path's variable part, percent-decoded; not checked
    QByteArray query; ///< behind the "?"
    bool takesBody = false;
    QByteArray allow; ///< of MethodNotAllowed: the methods that the path has
};

/// Which call of the contract a request is. Paths are compared exactly, without a trailing slash. HEAD is
/// what GET is.
Route routeOf(const QByteArray& method, const QByteArray& target);

} // namespace lectern::server
