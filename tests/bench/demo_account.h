#pragma once

#include "domain/clock.h"
#include "support/fake_secret_store.h"
#include "support/server_process.h"
#include "workspace/workspace.h"

#include <QTemporaryDir>
#include <QThread>

#include <memory>

namespace lectern::bench {

/// The demo instructor of a real server with as many sessions as wanted, and a profile for them here.
class DemoAccount
{
public:
    DemoAccount();
    ~DemoAccount(); ///< close() first

    /// False, and the reason on stderr, if it cannot be.
    bool start(int sessions);
    [[nodiscard]] QString root() const { return m_server.root(); }
    [[nodiscard]] const QString& token() const { return m_token; }
    [[nodiscard]] const test::ServerProcess& server() const { return m_server; }

    /// Opens an account at @p root (the server itself, or something in front of it) as the window does: the
    /// list side has a thread of its own. Nothing is sent by itself unless @p automatic.
    Workspace* open(const QString& root, bool automatic, const HttpOptions& http = {});
    void close();
    [[nodiscard]] Workspace* workspace() const { return m_workspace.get(); }
    /// The account's folder, once it was opened.
    [[nodiscard]] QString folder() const;

    /// @p count sessions that were not completed and not handed out before.
    QList<QUuid> takeOpenSessions(int count);
    /// Signs in and fetches the list; nothing if it does not come.
    SessionListingPtr fetchList();

private:
    QTemporaryDir m_profile;
    test::ServerProcess m_server;
    test::FakeSecretStore m_secrets;
    SystemClock m_clock;
    QThread m_listThread;
    std::unique_ptr<AccountRegistry> m_registry;
    std::unique_ptr<Workspace> m_workspace;
    QUuid m_accountId;
    QString m_subject; ///< who the server says that we are
    QString m_token;
    QList<QUuid> m_open;
};

/// An access token of the demo's instructor, by the program that everybody has.
QString demoToken(const QString& root);
/// The body of an answer to GET @p path; empty if there is none.
QByteArray fetched(const QString& root, const QString& path, const QString& token);

} // namespace lectern::bench
