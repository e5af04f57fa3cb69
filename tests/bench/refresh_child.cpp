#include "refresh_child.h"

#include "support/await.h"
#include "support/fake_secret_store.h"
#include "workspace/workspace.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTextStream>
#include <QThread>

using namespace Qt::StringLiterals;

namespace lectern::bench {
namespace {

constexpr auto kWord = "--refresh-child"_L1;
constexpr int kPatienceMs = 180'000;

double peakMb()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0.0;
    const QList<QByteArray> lines = status.readAll().split('\n');
    for (const QByteArray& line : lines) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').first().toDouble() / 1024.0;
    }
    return 0.0;
}

double sizeOfFiles(const QString& folder, const QString& pattern)
{
    double bytes = 0.0;
    const QFileInfoList files = QDir(folder).entryInfoList({pattern}, QDir::Files);
    for (const QFileInfo& file : files)
        bytes += double(file.size());
    return bytes / 1024.0 / 1024.0;
}

/// Fetches the list as the window does, and says what it took.
std::optional<RefreshFigures> refresh(Workspace& workspace, const QString& token)
{
    QElapsedTimer timer;
    std::optional<RefreshFigures> figures;
    QObject context;
    SessionListingPtr listing;
    bool over = false;
    QObject::connect(&workspace.directory(), &SessionDirectory::listingChanged, &context,
                     [&](const SessionListingPtr& now) { listing = now; });
    QObject::connect(&workspace.directory(), &SessionDirectory::listFetched, &context, [&] {
        figures = RefreshFigures{double(timer.nsecsElapsed()) / 1e6, 0.0, 0.0,
                                 listing ? int(listing->rows.size()) : 0};
    });
    QObject::connect(&workspace.directory(), &SessionDirectory::refreshEnded, &context, [&] { over = true; });
    workspace.startWithToken(token, true);
    timer.start();
    workspace.refresh();
    test::awaitThat([&] { return over; }, kPatienceMs);
    return figures;
}

} // namespace

bool isRefreshChild(const QStringList& arguments)
{
    return arguments.value(1) == kWord;
}

int runRefreshChild(const QStringList& arguments)
{
    const Profile profile(arguments.value(4));
    const SystemClock clock;
    test::FakeSecretStore secrets;
    auto registry = AccountRegistry::open(profile);
    if (!registry)
        return 1;
    const auto found =
        (*registry)->recognise(arguments.value(2), {{IdentityName::Kind::UsersMe, u"an instructor"_s, {}}});
    if (!found)
        return 1;
    const Account& account = found->account;
    QThread listThread;
    WorkspaceOptions options;
    options.listThread = &listThread;
    options.query.view = SessionView::All;
    options.automatic = false;
    listThread.start();
    std::optional<RefreshFigures> figures;
    {
        auto workspace = Workspace::open(account, profile, **registry, secrets, clock, options);
        if (workspace)
            figures = refresh(**workspace, arguments.value(3));
    }
    listThread.quit();
    listThread.wait();
    if (!figures)
        return 1;
    const QString folder = profile.prepareAccountFolder(account.id).value();
    const QJsonObject said{{u"ms"_s, figures->ms},
                           {u"peak"_s, peakMb()},
                           {u"database"_s, sizeOfFiles(folder, u"cache_*.sqlite*"_s)},
                           {u"sessions"_s, figures->sessions}};
    QTextStream(stdout) << QJsonDocument(said).toJson(QJsonDocument::Compact) << Qt::endl;
    return 0;
}

std::optional<RefreshFigures> refreshInChild(const QString& root, const QString& token, const QString& folder)
{
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QCoreApplication::applicationFilePath(), {kWord, root, token, folder});
    if (!child.waitForFinished(kPatienceMs) || child.exitCode() != 0)
        return std::nullopt;
    const QJsonObject said = QJsonDocument::fromJson(child.readAllStandardOutput()).object();
    return RefreshFigures{said.value(u"ms"_s).toDouble(), said.value(u"peak"_s).toDouble(),
                          said.value(u"database"_s).toDouble(), said.value(u"sessions"_s).toInt()};
}

} // namespace lectern::bench
