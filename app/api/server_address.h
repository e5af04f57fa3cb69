#pragma once

#include "domain/result.h"

#include <QString>
#include <QUrl>

namespace lectern {

/// Where a server is: the root that a person entered, normalised, and which base its API calls have
/// (contract: conventions). A value; there is no invalid ServerAddress. Thread: any.
class ServerAddress
{
public:
    /// The documented base is root/api; some pages of the vendor leave the "/api" out.
    enum class Base { RootApi, Root };

    /// Reads what a person types: "lms.example", "https://lms.example/api/", "http://127.0.0.1:8080". Without
    /// a scheme it is https; plain http is for this computer only (127.0.0.0/8, ::1, localhost). Anything
    /// with a user, a query or a fragment, and every other scheme, is InvalidInput, with words.
    static Result<ServerAddress> parse(const QString& userInput);

    /// "https://lms.example": lower-case host, no default port, no trailing "/" or "/api". Also the name of
    /// the server in files.
    [[nodiscard]] QString root() const;
    [[nodiscard]] Base base() const { return m_base; }
    /// "https://lms.example/api" or the root itself: what apiBaseChanged() reports and withApiBase() takes.
    [[nodiscard]] QString apiBase() const;
    /// The same server with the other base.
    [[nodiscard]] ServerAddress withBase(Base base) const;
    /// Takes an apiBase() remembered earlier; anything that is not a base of this root is ignored.
    [[nodiscard]] ServerAddress withApiBase(const QString& rememberedBase) const;

    /// An API call; @p path without a leading "/": "vr-sessions". Never a query.
    [[nodiscard]] QUrl api(const QString& path) const;
    /// A sign-in call: root/auth/v1/@p path.
    [[nodiscard]] QUrl auth(const QString& path) const;
    /// True for this computer itself: the only place where plain http is allowed.
    [[nodiscard]] bool isLoopback() const;

    bool operator==(const ServerAddress&) const = default;

private:
    explicit ServerAddress(QUrl root) : m_root(std::move(root)) {}
    QUrl m_root;
    Base m_base = Base::RootApi;
};

/// True if a request to @p url may carry a token: https, or http to this computer.
bool mayCarryToken(const QUrl& url);

} // namespace lectern
