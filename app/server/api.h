#pragma once

#include "server/group_writer.h"
#include "server/http_message.h"
#include "server/list_maker.h"
#include "server/readiness.h"
#include "server/routes.h"
#include "server/server_config.h"
#include "server/sign_in_queue.h"
#include "server/storage.h"
#include "server/token_clock.h"
#include "server/tokens.h"
#include "server/worker_pool.h"

namespace lectern::server {

/// Every call of the contract, and who does its work: short reading in a pool, lists and passwords elsewhere
/// (they need much time and memory), writing in one writer, readiness by itself. The order of the checks is
/// the contract's.
class Api final : public RequestHandler
{
public:
    Api(const ServerConfig& config, const Clock& clock);
    ~Api() override { stop(); }

    Outcome start(const StorageFactory& open);
    /// Answers what is under way, then ends the threads.
    void stop();

    void handle(HttpRequest request, Reply reply) override;

private:
    using Read = std::function<HttpAnswer(Storage&)>;
    using Write = std::function<Result<HttpAnswer>(Storage&)>;
    /// Checks a writing request in the pool: an answer that refuses it, or the work for the writer.
    using Check = std::function<Result<Write, HttpAnswer>(Storage&, const User&)>;

    Outcome startTokenClock(const StorageFactory& open);
    Result<User, HttpAnswer> callerOf(Storage& storage, const HttpRequest& request);
    void dispatch(const Route& route, HttpRequest request, Reply reply);
    void read(HttpRequest request, Reply reply,
              std::function<HttpAnswer(Storage&, const User&, const HttpRequest&)> work);
    void write(HttpRequest request, Reply reply, Check check);
    void listSessions(const QByteArray& query, HttpRequest request, Reply reply);
    void listPackages(HttpRequest request, Reply reply);
    void store(Write work, Reply reply);

    [[nodiscard]] QString idempotencyKeyOf(const HttpRequest& request) const;
    void complete(const QString& sessionId, HttpRequest request, Reply reply);
    void createSession(HttpRequest request, Reply reply);
    void createPackage(HttpRequest request, Reply reply);

    void token(const QByteArray& query, const HttpRequest& request, Reply reply);
    void signIn(const QString& email, const QString& password, const QString& address, const Reply& reply);
    SignInVerdict verify(Storage& storage, const QString& email, const QString& password, const Reply& reply);
    void refresh(const QString& token, Reply reply);
    void logOut(const QByteArray& query, HttpRequest request, Reply reply);
    [[nodiscard]] TokenTerms tokenTerms() const;

    const ServerConfig m_config;
    const Clock& m_clock;
    TokenClock m_tokenClock;
    WorkerPool m_readers;
    WorkerPool m_verifiers;
    SignInQueue m_signIns;
    ListMaker m_lists;
    GroupWriter m_writer;
    Readiness m_readiness;
};

} // namespace lectern::server
