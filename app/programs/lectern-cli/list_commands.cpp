#include "list_commands.h"

#include "domain/iso_time.h"
#include "domain/number_text.h"
#include "output.h"
#include "wire/json_read.h"
#include "wire/package_json.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lectern::cli {
namespace {

QStringList knownStatuses()
{
    return {u"downloading"_s, u"downloaded"_s, u"in_progress"_s, u"completed"_s};
}

/// "Completed", "In progress": the word that the server uses. One that is not known here stays: servers may
/// have others.
QString statusWord(const QString& typed)
{
    const QString word = typed.trimmed().toLower().replace(u' ', u'_').replace(u'-', u'_');
    return knownStatuses().contains(word) ? word : typed;
}

} // namespace

AccountCommand::Network ListCommand::network() const
{
    return options().has(u"offline"_s) ? Network::None : Network::OnDemand;
}

void ListCommand::onOpened(Workspace& workspace)
{
    m_workspace = &workspace;
    if (network() == Network::None) {
        showOnce();
        return;
    }
    connect(&workspace, &Workspace::identityConfirmed, &workspace, &Workspace::refresh);
    connect(&workspace, &Workspace::statusChanged, this, &ListCommand::onStatus);
    connect(
        &workspace.directory(), &SessionDirectory::refreshEnded, this,
        [this](bool ok) {
            if (ok)
                showOnce();
            else
                showOld(m_workspace->status());
        },
        Qt::QueuedConnection);
    connectToServer();
    if (workspace.isIdentityConfirmed())
        workspace.refresh();
}

void ListCommand::onStatus(const ConnectionStatus& status)
{
    using State = ConnectionStatus::State;
    if (status.state != State::Connecting && status.state != State::Online)
        showOld(status);
}

void ListCommand::showOld(const ConnectionStatus& status)
{
    if (m_over)
        return;
    if (status.state == ConnectionStatus::State::SignInNeeded) {
        m_over = true;
        endWith({FailureReason::SignInNeeded,
                 u"%1 Sign in again, or use --offline for the list as last seen."_s.arg(status.words),
                 {}});
        return;
    }
    if (!m_workspace->directory().fetchedAt().isValid()) {
        m_over = true;
        endWith({FailureReason::Unreachable,
                 u"The server can't be reached, and nothing was listed before. %1"_s.arg(status.words),
                 status.detail});
        return;
    }
    const QString age = toIsoTime(m_workspace->directory().fetchedAt());
    complain(u"The server can't be reached. This is the list from %1."_s.arg(age));
    showOnce();
}

void ListCommand::showOnce()
{
    if (std::exchange(m_over, true))
        return;
    end(show(*m_workspace));
}

bool SessionsCommand::check()
{
    m_query.view = SessionView::All;
    bool good = true;
    const auto readId = [&](const QString& name, std::optional<QUuid>& target) {
        if (!options().values.contains(name))
            return;
        target = wire::uuidFromText(options().values.value(name));
        if (!target) {
            complain(u"%1: Must be an id, a UUID."_s.arg(name));
            good = false;
        }
    };
    readId(u"package"_s, m_query.package);
    readId(u"activity"_s, m_query.activity);
    if (options().values.contains(u"status"_s))
        m_query.status = statusWord(options().values.value(u"status"_s));
    if (!good)
        end(ExitCode::InvalidInput);
    return good;
}

ExitCode SessionsCommand::show(Workspace& workspace)
{
    workspace.directory().setQuery(m_query);
    const SessionListingPtr listing = workspace.directory().listing();
    if (m_query.status && listing->rows.isEmpty() && !knownStatuses().contains(*m_query.status)) {
        complain(u"status: No session has the status '%1'. Those that are known: %2."_s.arg(
            *m_query.status, knownStatuses().join(u", "_s)));
        return ExitCode::InvalidInput;
    }
    if (options().json) {
        QJsonArray array;
        for (const SessionRow& row : listing->rows)
            array.append(toJson(row));
        say(QJsonObject{{u"sessions"_s, array}});
        return ExitCode::Ok;
    }
    QList<QStringList> rows;
    for (const SessionRow& row : listing->rows) {
        const auto score = row.shownScore();
        rows.append({wire::toText(row.session->id), row.session->status.word(),
                     toIsoTime(row.session->startedAt()), score ? writeNumber(*score, QLocale::c()) : u"-"_s,
                     row.record ? toWord(row.record->state) : u"-"_s,
                     row.session->package.title + u' ' + row.session->package.version, row.label});
    }
    say(table({u"ID"_s, u"STATUS"_s, u"STARTED"_s, u"SCORE"_s, u"DELIVERY"_s, u"PACKAGE"_s, u"LABEL"_s},
              rows));
    return ExitCode::Ok;
}

ExitCode PackagesCommand::show(Workspace& workspace)
{
    const QList<Package>& packages = workspace.directory().packages();
    if (options().json) {
        QJsonArray array;
        for (const Package& package : packages)
            array.append(wire::toJson(package));
        say(QJsonObject{{u"packages"_s, array}});
        return ExitCode::Ok;
    }
    QList<QStringList> rows;
    for (const Package& package : packages)
        rows.append(
            {wire::toText(package.id), package.version, package.targetPlatforms.join(u','), package.title});
    say(table({u"ID"_s, u"VERSION"_s, u"PLATFORMS"_s, u"TITLE"_s}, rows));
    return ExitCode::Ok;
}

} // namespace lectern::cli
