#pragma once

#include "api/http_client.h"
#include "api/token_source.h"
#include "store/account_lock.h"
#include "support/scripted_server.h"
#include "sync/outbox_sender.h"

#include <QTemporaryDir>

#include <memory>

namespace lectern::test {

/// The computer's clock, set wrong by as much as one likes.
class SetClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return m_right.now().addMSecs(m_wrongByMs); }
    [[nodiscard]] qint64 monotonicMs() const override { return m_right.monotonicMs(); }
    [[nodiscard]] int utcOffsetSeconds() const override { return m_right.utcOffsetSeconds(); }
    void setWrongBy(qint64 ms) { m_wrongByMs = ms; }

private:
    SystemClock m_right;
    qint64 m_wrongByMs = 0;
};

/// An OutboxSender with a real store and real sockets; a script says what the server answers. It waits for
/// nothing between tries.
class SenderFixture
{
public:
    SenderFixture();
    ~SenderFixture();

    /// Starts the server and the sender; who is signed in is known.
    void build(const ScriptedServer::Script& script);
    Record add(double score, const QDateTime& holdUntil = {});
    QList<Record> addMany(int count);
    [[nodiscard]] Record now(const Record& record) const { return store->record(record.id).value(); }
    [[nodiscard]] int count(RecordState state) const;
    [[nodiscard]] QStringList kindsOf(const Record& record) const; ///< of its history rows
    /// What a list says of the record's session.
    [[nodiscard]] Session completed(const Record& record, double score) const;

    static QUuid sessionOf(const ScriptedServer::Request& request);
    /// 200, as the server answers a completion.
    static QByteArray answerFor(const ScriptedServer::Request& request, double score);
    static QByteArray error(int status, const char* code);

    QTemporaryDir folder;
    SetClock clock;
    std::unique_ptr<AccountLock> lock;
    std::unique_ptr<RecordStore> store;
    std::unique_ptr<ScriptedServer> server;
    std::unique_ptr<HttpClient> http;
    std::unique_ptr<FixedToken> token;
    std::unique_ptr<ApiClient> client;
    std::unique_ptr<Connection> connection;
    std::unique_ptr<OutboxSender> sender;
};

} // namespace lectern::test
