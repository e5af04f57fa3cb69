#pragma once

#include "http_probe.h"
#include "server/server.h"
#include "support/fake_clock.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QVariant>

namespace lectern::test {

/// A demo server in this process, with its database in a temporary folder, on a clock that stands still.
class ServerFixture
{
public:
    ServerFixture();

    /// Change it before start().
    server::ServerConfig config;
    FakeClock& clock() { return *m_clock; }

    bool start();
    void stop() { m_server.reset(); }
    [[nodiscard]] quint16 port() const { return m_server->port(); }
    /// What the last start() failed with.
    [[nodiscard]] const Failure& failure() const { return m_failure; }

    /// A new connection.
    [[nodiscard]] HttpProbe probe(const QByteArray& token = {}) const { return HttpProbe(port(), token); }
    /// The JSON of a sign-in with the demo's password.
    [[nodiscard]] QJsonObject signIn(const QString& email = QStringLiteral("instructor@demo.example")) const;
    [[nodiscard]] QByteArray
    accessToken(const QString& email = QStringLiteral("instructor@demo.example")) const;
    /// The sessions of the owner of @p token.
    [[nodiscard]] QJsonArray sessions(const QByteArray& token, const QByteArray& query = {}) const;
    /// The id of the @p index-th open session of the owner of @p token, with or without an activity.
    [[nodiscard]] QByteArray openSession(const QByteArray& token, bool withActivity = false,
                                         int index = 0) const;

    /// Runs one statement on the database behind the server's back: the rows.
    QList<QVariantList> sql(const QString& statement, const QVariantList& values = {}) const;

private:
    QTemporaryDir m_folder;
    std::shared_ptr<FakeClock> m_clock = std::make_shared<FakeClock>();
    std::unique_ptr<server::Server> m_server;
    Failure m_failure;
};

} // namespace lectern::test
