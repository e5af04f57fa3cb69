#include "demo_account.h"

#include "bare_store.h"
#include "support/await.h"
#include "wire/user_json.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

using namespace Qt::StringLiterals;

namespace lectern::bench {
namespace {

constexpr int kListMs = 120'000;

} // namespace

QString demoToken(const QString& root)
{
    QProcess curl;
    curl.start(u"curl"_s, {u"-sS"_s, u"--max-time"_s, u"10"_s, u"-d"_s,
                           uR"({"email":"instructor@demo.example","password":"demo-password"})"_s,
                           root + u"/auth/v1/token?grant_type=password"_s});
    curl.waitForFinished(15'000);
    return QJsonDocument::fromJson(curl.readAllStandardOutput()).object().value(u"access_token"_s).toString();
}

QByteArray fetched(const QString& root, const QString& path, const QString& token)
{
    QProcess curl;
    curl.start(u"curl"_s, {u"-sSf"_s, u"--max-time"_s, u"10"_s, u"-H"_s, u"Authorization: Bearer "_s + token,
                           root + path});
    curl.waitForFinished(15'000);
    return curl.readAllStandardOutput();
}

DemoAccount::DemoAccount() : m_profile(benchFolder())
{
    m_listThread.start();
}

DemoAccount::~DemoAccount()
{
    close();
    m_listThread.quit();
    m_listThread.wait();
}

bool DemoAccount::start(int sessions)
{
    if (!m_server.start({u"--demo"_s, u"--demo-sessions"_s, QString::number(sessions)}))
        return false;
    m_token = demoToken(m_server.root());
    const auto user = wire::userFromBody(fetched(m_server.root(), u"/api/users/me"_s, m_token));
    if (!user) {
        qWarning("the demo server does not say who its instructor is");
        return false;
    }
    m_subject = user->id;
    auto registry = AccountRegistry::open(Profile(m_profile.path()));
    if (!registry) {
        qWarning("%s", qUtf8Printable(registry.error().detail));
        return false;
    }
    m_registry = std::move(*registry);
    return true;
}

Workspace* DemoAccount::open(const QString& root, bool automatic, const HttpOptions& http)
{
    close();
    const auto found = m_registry->recognise(root, {{IdentityName::Kind::UsersMe, m_subject, {}}});
    if (!found)
        return nullptr;
    const Account& account = found->account;
    m_accountId = account.id;
    WorkspaceOptions options;
    options.listThread = &m_listThread;
    options.query.view = SessionView::All;
    options.automatic = automatic;
    options.http = http;
    auto opened =
        Workspace::open(account, Profile(m_profile.path()), *m_registry, m_secrets, m_clock, options);
    if (!opened) {
        qWarning("%s", qUtf8Printable(opened.error().detail));
        return nullptr;
    }
    m_workspace = std::move(*opened);
    return m_workspace.get();
}

void DemoAccount::close()
{
    m_workspace.reset();
}

QString DemoAccount::folder() const
{
    return Profile(m_profile.path()).prepareAccountFolder(m_accountId).value();
}

SessionListingPtr DemoAccount::fetchList()
{
    SessionListingPtr listing;
    bool fetched = false;
    QObject context;
    const SessionDirectory* directory = &m_workspace->directory();
    QObject::connect(directory, &SessionDirectory::listingChanged, &context,
                     [&](const SessionListingPtr& now) { listing = now; });
    QObject::connect(directory, &SessionDirectory::refreshEnded, &context, [&](bool ok) { fetched = ok; });
    m_workspace->startWithToken(m_token, true);
    m_workspace->refresh();
    test::awaitThat([&] { return fetched && listing && !listing->rows.isEmpty(); }, kListMs);
    return listing;
}

QList<QUuid> DemoAccount::takeOpenSessions(int count)
{
    if (m_open.isEmpty()) {
        if (const SessionListingPtr listing = fetchList()) {
            for (const SessionRow& row : listing->rows) {
                if (row.isToScore())
                    m_open.append(row.session->id);
            }
        }
    }
    const QList<QUuid> taken = m_open.mid(0, count);
    m_open = m_open.mid(taken.size());
    if (taken.size() < count)
        qWarning("only %d of %d open sessions are left", int(taken.size()), count);
    return taken;
}

} // namespace lectern::bench
