#pragma once

#include "support/fake_secret_store.h"
#include "support/fault_proxy.h"
#include "support/server_process.h"
#include "workspace/account_desk.h"

#include <QHash>
#include <QSet>
#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace lectern::test {

/// What the server's own database says of a session.
struct ServerRow
{
    QString status; ///< empty: not there
    std::optional<double> score;
    int statements = 0; ///< one for each completion that was carried out
};
/// Starts a server with so many sessions, all of them open.
bool startServer(ServerProcess& server, int sessions = 300);
ServerRow serverRow(const ServerProcess& server, const QUuid& session);
/// Runs a statement in the server's database, as its administrator might.
bool changeServer(const ServerProcess& server, const QString& sql);

/// How a record stands, as three witnesses have to agree on it: the server's database, records.sqlite, and
/// the row of the list that a window shows.
struct Standing
{
    RecordState state = RecordState::Queued;
    AttentionReason reason = AttentionReason::None;
    std::optional<bool> outcomeUnknown = false; ///< empty: either is honest
    std::optional<bool> atServer = false;       ///< the server has carried it out; empty: either
    int replays = 0;                            ///< requests beyond one for each attempt: after a 401
};
inline constexpr Standing kDelivered{RecordState::Delivered, AttentionReason::None, std::nullopt, true};

struct ConsoleOptions
{
    HttpOptions http;
    std::optional<TlsIdentity> tls; ///< what the proxy shows
    QString email = QStringLiteral("instructor@demo.example");
    /// Signs in with e-mail and password, so that the sign-in can be renewed and outlives the program; else
    /// with an access token.
    bool withPassword = false;
    qint64 clockAheadMs = 0; ///< of this computer's clock
};
/// What e-mail and password of the demo give at a server; kept for as long as the program runs.
QString accessToken(const ServerProcess& server, const QString& email);
/// Short deadlines, long enough for a busy computer.
HttpOptions shortDeadlines();

/// The computer's clock, set wrong.
class WrongClock final : public Clock
{
public:
    explicit WrongClock(qint64 aheadMs) : m_aheadMs(aheadMs) {}
    [[nodiscard]] QDateTime now() const override { return m_clock.now().addMSecs(m_aheadMs); }
    [[nodiscard]] qint64 monotonicMs() const override { return m_clock.monotonicMs(); }
    [[nodiscard]] int utcOffsetSeconds() const override { return m_clock.utcOffsetSeconds(); }

private:
    const SystemClock m_clock;
    const qint64 m_aheadMs;
};

/// A console without a window: the real core with a profile of its own, and a faulty way to the server. Main
/// thread.
class FaultConsole
{
public:
    explicit FaultConsole(const ServerProcess& server, const ConsoleOptions& options = {});
    ~FaultConsole();
    FaultConsole(const FaultConsole&) = delete;
    FaultConsole& operator=(const FaultConsole&) = delete;

    /// True when the list is there and the connection stands.
    bool signIn();
    /// With e-mail and password, be it again; does not wait.
    void askWithPassword();
    /// Ends the core, as closing the program does.
    void close();
    /// Starts it again; not yet connected: Workspace::restore() does that.
    /// @p root: empty for the proxy's.
    bool reopen(const QString& root = {});

    [[nodiscard]] const ConsoleOptions& options() const { return m_options; }
    FaultProxy& proxy() { return *m_proxy; }
    FakeSecretStore& secrets() { return m_secrets; }
    AccountDesk& desk() { return *m_desk; }
    Workspace& workspace() { return *m_desk->workspace(); }
    [[nodiscard]] ConnectionStatus status() { return workspace().status(); }
    [[nodiscard]] bool isIn(ConnectionStatus::State state) { return status().state == state; }
    /// The words of the last time that the connection was in this state; nothing: it never was.
    [[nodiscard]] std::optional<QString> wordsIn(ConnectionStatus::State state) const;

    /// An open session that no test has used yet.
    QUuid takeSession();
    Record record(const QUuid& session, double score);
    [[nodiscard]] Record now(const Record& record) { return workspace().store().record(record.id).value(); }
    [[nodiscard]] std::optional<SessionRow> row(const QUuid& session);

    /// Until the record was judged at least once, and rests.
    bool awaitJudged(const Record& record);
    /// Presses "Send now" and "Try again" until it is so.
    bool push(const std::function<bool()>& isSo, int ms = 30'000, int everyMs = 50);
    bool pushToDelivery(const Record& record);
    /// Where the three witnesses differ from this after some time; empty: they agree. Also that no request
    /// went out that no attempt stands for.
    QString disagreement(const Record& record, const Standing& standing);

private:
    bool open();
    void watch();
    [[nodiscard]] QString compare(const Record& record, const Standing& standing);
    [[nodiscard]] QString compareFile(const Record& record, const Standing& standing);
    [[nodiscard]] QString compareRow(const Record& record, const Standing& standing);
    [[nodiscard]] QString compareServer(const Record& record, const Standing& standing);

    const ServerProcess& m_server;
    const ConsoleOptions m_options;
    const WrongClock m_clock;
    QTemporaryDir m_profile;
    FakeSecretStore m_secrets;
    std::unique_ptr<FaultProxy> m_proxy;
    std::unique_ptr<AccountDesk> m_desk;
    QHash<int, QString> m_wordsIn;
};

} // namespace lectern::test
