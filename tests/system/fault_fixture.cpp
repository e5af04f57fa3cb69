#include "fault_fixture.h"

#include "auth/password_sign_in.h"
#include "support/await.h"

#include <QElapsedTimer>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

#include <cmath>

using namespace Qt::StringLiterals;

namespace lectern::test {
namespace {

constexpr int kAgreeMs = 15'000;
const QString kPassword = u"demo-password"_s;

QString text(const QUuid& id)
{
    return id.toString(QUuid::WithoutBraces);
}

/// Reads one row of another program's (or our own) database through a connection of its own.
QList<QVariant> readRow(const QString& file, const QString& sql, const QString& value, int columns)
{
    QList<QVariant> row;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"witness"_s);
        database.setDatabaseName(file);
        database.setConnectOptions(u"QSQLITE_OPEN_READONLY"_s);
        if (!database.open())
            qFatal("cannot read %s", qUtf8Printable(file));
        QSqlQuery query(database);
        query.prepare(sql);
        query.addBindValue(value);
        if (query.exec() && query.next()) {
            for (int i = 0; i < columns; ++i)
                row.append(query.value(i));
        }
    }
    QSqlDatabase::removeDatabase(u"witness"_s);
    return row;
}

QString yesNo(bool value)
{
    return value ? u"yes"_s : u"no"_s;
}

} // namespace

bool startServer(ServerProcess& server, int sessions)
{
    return server.start({u"--demo"_s, u"--demo-sessions"_s, QString::number(sessions)}) &&
           changeServer(server, u"DELETE FROM xapi_outbox"_s) &&
           changeServer(server, u"UPDATE vr_sessions SET status = 'in_progress', completed_at = NULL,"
                                " score_raw = NULL, time_spent_seconds = NULL"_s);
}

ServerRow serverRow(const ServerProcess& server, const QUuid& session)
{
    const auto row =
        readRow(server.databaseFile(),
                u"SELECT status, score_raw, (SELECT count(*) FROM xapi_outbox WHERE session_id = s.id)"
                " FROM vr_sessions s WHERE id = ?"_s,
                text(session), 3);
    ServerRow result;
    if (row.isEmpty())
        return result;
    result.status = row.at(0).toString();
    if (!row.at(1).isNull())
        result.score = row.at(1).toDouble();
    result.statements = row.at(2).toInt();
    return result;
}

bool changeServer(const ServerProcess& server, const QString& sql)
{
    bool done = false;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"administrator"_s);
        database.setDatabaseName(server.databaseFile());
        done = database.open() && QSqlQuery(database).exec(sql);
    }
    QSqlDatabase::removeDatabase(u"administrator"_s);
    return done;
}

QString accessToken(const ServerProcess& server, const QString& email)
{
    static QHash<QString, QString> known;
    const QString key = server.root() + u' ' + email;
    if (!known.contains(key)) {
        HttpClient http;
        auto* job = new PasswordSignIn(http, ServerAddress::parse(server.root()).value(), email, kPassword);
        const auto tokens = awaitResult<Result<wire::TokenAnswer>>(
            job, &PasswordSignIn::finished, [job] { job->start(); }, 30'000);
        if (!tokens || !*tokens)
            qFatal("cannot sign in");
        known.insert(key, (*tokens)->accessToken);
    }
    return known.value(key);
}

HttpOptions shortDeadlines()
{
    HttpOptions http;
    http.deadlineMs = 4'000;
    http.listDeadlineMs = 8'000;
    http.silenceMs = 1'500;
    return http;
}

FaultConsole::FaultConsole(const ServerProcess& server, const ConsoleOptions& options)
    : m_server(server)
    , m_options(options)
    , m_clock(options.clockAheadMs)
    , m_proxy(std::make_unique<FaultProxy>(server.root(), options.tls))
{
}

FaultConsole::~FaultConsole() = default;

bool FaultConsole::open()
{
    WorkspaceOptions options;
    options.http = m_options.http;
    options.http.clock = &m_clock;
    options.query.view = SessionView::All;
    m_desk = std::make_unique<AccountDesk>(Profile(m_profile.path()), m_secrets, m_clock, options);
    QObject::connect(m_desk.get(), &AccountDesk::opened, m_desk.get(), [this] { watch(); });
    return m_desk->open().ok();
}

void FaultConsole::watch()
{
    m_wordsIn.clear();
    const Connection& connection = workspace().connection();
    const auto note = [this, &connection] {
        m_wordsIn.insert(int(connection.state()), connection.words());
    };
    QObject::connect(&connection, &Connection::changed, m_desk.get(), note);
    note();
}

bool FaultConsole::signIn()
{
    if (!open())
        return false;
    if (m_options.withPassword)
        askWithPassword();
    else
        m_desk->useToken(m_proxy->root(), accessToken(m_server, m_options.email));
    return awaitThat(
        [this] {
            return m_desk->workspace() && isIn(ConnectionStatus::State::Online) &&
                   workspace().directory().fetchedAt().isValid() && !status().refreshing;
        },
        30'000);
}

void FaultConsole::askWithPassword()
{
    SignInRequest request;
    request.server = m_proxy->root();
    request.email = m_options.email;
    request.password = kPassword;
    m_desk->signIn(request);
}

void FaultConsole::close()
{
    m_desk.reset();
}

bool FaultConsole::reopen(const QString& root)
{
    close();
    if (!open())
        return false;
    const auto account = m_desk->resumable(root.isEmpty() ? m_proxy->root() : root);
    if (!account)
        return false;
    m_desk->resume(*account);
    return awaitThat([this] {
        return m_desk->workspace() && workspace().directory().listing() &&
               workspace().directory().listing()->everLoaded;
    });
}

std::optional<QString> FaultConsole::wordsIn(ConnectionStatus::State state) const
{
    const auto found = m_wordsIn.constFind(int(state));
    return found == m_wordsIn.cend() ? std::nullopt : std::optional(*found);
}

QUuid FaultConsole::takeSession()
{
    static QSet<QUuid> taken;
    for (const SessionRow& row : workspace().directory().listing()->rows) {
        const QUuid id = row.session->id;
        if (row.isToScore() && !taken.contains(id)) {
            taken.insert(id);
            return id;
        }
    }
    qFatal("the server has too few sessions");
}

Record FaultConsole::record(const QUuid& session, double score)
{
    return workspace().record(session, validate(CompletionValues{score, 30, u"Went well"_s}).value()).value();
}

std::optional<SessionRow> FaultConsole::row(const QUuid& session)
{
    const auto listing = workspace().directory().listing();
    const int index = listing->indexOf(session);
    return index < 0 ? std::nullopt : std::optional(listing->rows.at(index));
}

bool FaultConsole::awaitJudged(const Record& record)
{
    return awaitThat([&] {
        const Record current = now(record);
        return current.state != RecordState::Sending &&
               (current.state != RecordState::Queued || !current.lastError.isEmpty());
    });
}

bool FaultConsole::push(const std::function<bool()>& isSo, int ms, int everyMs)
{
    QElapsedTimer timer;
    timer.start();
    while (!isSo()) {
        if (timer.elapsed() > ms)
            return false;
        (void)workspace().sendNow();
        if (!isIn(ConnectionStatus::State::Online))
            workspace().retryConnection();
        awaitThat(isSo, everyMs);
    }
    return true;
}

bool FaultConsole::pushToDelivery(const Record& record)
{
    return push([&] { return now(record).state == RecordState::Delivered; });
}

QString FaultConsole::disagreement(const Record& record, const Standing& standing)
{
    QString found;
    awaitThat(
        [&] {
            found = compare(record, standing);
            return found.isEmpty();
        },
        kAgreeMs);
    return found;
}

QString FaultConsole::compare(const Record& record, const Standing& standing)
{
    for (const QString& found :
         {compareFile(record, standing), compareRow(record, standing), compareServer(record, standing)}) {
        if (!found.isEmpty())
            return found;
    }
    return {};
}

QString FaultConsole::compareFile(const Record& record, const Standing& standing)
{
    const QString folder = Profile(m_profile.path()).accountFolder(workspace().account().id);
    const auto row =
        readRow(folder + "/records.sqlite"_L1,
                u"SELECT state, reason, outcome_unknown, last_error, attempts FROM records WHERE id = ?"_s,
                text(record.id), 5);
    if (row.isEmpty())
        return u"records.sqlite does not have it"_s;
    const QString expected = toWord(standing.state) + u' ' + toWord(standing.reason);
    const QString is = row.at(0).toString() + u' ' + row.at(1).toString();
    if (is.trimmed() != expected.trimmed())
        return u"records.sqlite says %1, not %2 (%3)"_s.arg(is, expected, row.at(3).toString());
    const int seen = m_proxy->completionsSeen(record.sessionId);
    if (seen > row.at(4).toInt() + standing.replays)
        return u"%1 requests for %2 attempts"_s.arg(seen).arg(row.at(4).toInt());
    if (standing.outcomeUnknown && row.at(2).toBool() != *standing.outcomeUnknown)
        return u"records.sqlite: outcome unknown: %1"_s.arg(yesNo(row.at(2).toBool()));
    if (standing.state != RecordState::Delivered && row.at(3).toString().isEmpty())
        return u"records.sqlite has no words for it"_s;
    return {};
}

QString FaultConsole::compareRow(const Record& record, const Standing& standing)
{
    const auto shown = row(record.sessionId);
    if (!shown || !shown->record)
        return u"the list does not show it"_s;
    if (shown->record->id != record.id || shown->record->state != standing.state ||
        shown->record->reason != standing.reason)
        return u"the list shows %1 %2"_s.arg(toWord(shown->record->state), toWord(shown->record->reason));
    if (standing.outcomeUnknown && shown->record->outcomeUnknown != *standing.outcomeUnknown)
        return u"the list: outcome unknown: %1"_s.arg(yesNo(shown->record->outcomeUnknown));
    const bool needs = standing.state == RecordState::NeedsAttention;
    if (shown->needsAttention() != needs || (!needs && !shown->isCompleted()))
        return u"the list has it in the wrong view"_s;
    if ((needs && status().needsAttention == 0) ||
        (standing.state == RecordState::Queued && status().queued == 0))
        return u"the counts of the status are wrong"_s;
    return {};
}

QString FaultConsole::compareServer(const Record& record, const Standing& standing)
{
    const ServerRow row = serverRow(m_server, record.sessionId);
    if (row.statements > 1)
        return u"the server has carried it out %1 times"_s.arg(row.statements);
    const bool completed = row.status == "completed"_L1;
    if (completed != (row.statements == 1))
        return u"the server says %1 with %2 statements"_s.arg(row.status).arg(row.statements);
    if (standing.atServer && completed != *standing.atServer)
        return u"the server says %1"_s.arg(row.status);
    const bool ours =
        !completed || (row.score && std::abs(*row.score - record.completion.score->raw()) < 0.005);
    if (standing.state == RecordState::Delivered && !ours)
        return u"the server has another score"_s;
    return {};
}

} // namespace lectern::test
