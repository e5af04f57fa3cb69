#include "sync/sender_fixture.h"

#include "wire/completion_json.h"

#include <QJsonDocument>

namespace lectern::test {
using namespace Qt::StringLiterals;

namespace {

const Backoff& atOnce()
{
    static const Backoff backoff([] { return 0.0; }, 0);
    return backoff;
}

Session completedSession(const QUuid& id, double score)
{
    Session session;
    session.id = id;
    session.status = SessionStatus::Completed;
    session.completedAt = QDateTime::currentDateTimeUtc();
    session.score = ScoreReport{score, 100, score / 100};
    return session;
}

} // namespace

SenderFixture::SenderFixture()
    : lock(AccountLock::acquire(folder.path()).value())
    , store(RecordStore::open(folder.path(), clock).value())
{
}

SenderFixture::~SenderFixture()
{
    sender.reset(); // the parts know each other: last made, first gone
    connection.reset();
    client.reset();
    token.reset();
    http.reset();
    server.reset();
}

void SenderFixture::build(const ScriptedServer::Script& script)
{
    server = std::make_unique<ScriptedServer>(script);
    HttpOptions options;
    options.deadlineMs = 5'000;
    http = std::make_unique<HttpClient>(options);
    token = std::make_unique<FixedToken>(u"token"_s);
    client = std::make_unique<ApiClient>(ServerAddress::parse(server->root()).value(), *token, *http);
    connection = std::make_unique<Connection>(clock, atOnce());
    sender = std::make_unique<OutboxSender>(*store, *client, *connection, clock, atOnce());
    sender->setIdentityConfirmed(true);
}

Record SenderFixture::add(double score, const QDateTime& holdUntil)
{
    NewRecord record;
    record.sessionId = QUuid::createUuid();
    record.completion = validate(CompletionValues{score, {}, {}}).value();
    record.body = wire::toBody(record.completion);
    record.holdUntil = holdUntil;
    return store->add(record).value();
}

QList<Record> SenderFixture::addMany(int count)
{
    QList<Record> records;
    for (int i = 0; i < count; ++i)
        records.append(add(i % 100));
    return records;
}

int SenderFixture::count(RecordState state) const
{
    RecordFilter filter;
    filter.states = {state};
    return int(store->records(filter).value().size());
}

QStringList SenderFixture::kindsOf(const Record& record) const
{
    QStringList kinds;
    const auto rows = store->history(record.id);
    for (const HistoryRow& row : *rows)
        kinds.append(row.kind);
    return kinds;
}

Session SenderFixture::completed(const Record& record, double score) const
{
    return completedSession(record.sessionId, score);
}

QUuid SenderFixture::sessionOf(const ScriptedServer::Request& request)
{
    return QUuid::fromString(QLatin1String(request.target.split('/').value(3)));
}

QByteArray SenderFixture::answerFor(const ScriptedServer::Request& request, double score)
{
    const wire::CompletionAnswer answer{completedSession(sessionOf(request), score), {}};
    return ScriptedServer::http(200, QJsonDocument(wire::toJson(answer)).toJson());
}

QByteArray SenderFixture::error(int status, const char* code)
{
    return ScriptedServer::http(status, QByteArray(R"({"error":{"code":")") + code + R"(","message":"m"}})");
}

} // namespace lectern::test
