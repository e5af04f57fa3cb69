#pragma once

#include "api/answer.h"
#include "api/call_plan.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>
#include <optional>

class QNetworkAccessManager;
class QNetworkReply;

namespace lectern {

class CompletionBody;
class TokenSource;

/// One call to a server.
///
///   trying ──answer──▶ finished()                         exactly once, then it deletes itself
///     │ ▲
///     │ ├──new token──── renewing ◀──401, first time──┐
///     │ └──other base──────────────◀──404, no code────┤  (GET of the session list only)
///     └───────────────────────────────────────────────┘
///
/// A replay has the same body bytes and the same headers but the token; it belongs to the same attempt. No
/// redirect is ever followed. Thread: that of the HttpClient that made it.
class ApiCall : public QObject
{
    Q_OBJECT

public:
    /// Made by HttpClient and ApiClient. @p tokens: null for calls without a token.
    ApiCall(QNetworkAccessManager& network, TokenSource* tokens, CallPlan plan, QObject* parent = nullptr);
    ~ApiCall() override;

    /// Ends the call: finished() with Transport::Aborted follows from the event loop, unless it is over.
    void abort();
    [[nodiscard]] bool isFinished() const { return m_finished; }

signals:
    /// Exactly once, never from inside the call that made this object or abort().
    void finished(const lectern::Answer& answer);

private:
    void start();
    void onReadable();
    void onReplyFinished();
    void onOutOfTime();
    void onRefreshed();
    void onRefreshFailed(const Failure& failure);
    void settle(Answer answer);
    void renewToken(Answer refused);
    void tryOtherBase(Answer first);
    void finish(Answer answer);
    void dropReply();
    [[nodiscard]] Answer takeAnswer();
    [[nodiscard]] bool mayHaveStarted(Answer::Transport transport) const;

    QNetworkAccessManager& m_network;
    QPointer<TokenSource> m_tokens;
    const CallPlan m_plan;
    QUrl m_url;
    QString m_usedToken;
    QPointer<QNetworkReply> m_reply;
    std::unique_ptr<CompletionBody> m_body;
    QTimer m_deadline;
    QTimer m_silence;
    std::optional<Answer> m_refused;   ///< the 401 that waits for a new token
    std::optional<Answer> m_firstBase; ///< the 404 of the usual base
    QByteArray m_received;
    std::optional<Answer::Transport> m_stopped; ///< why we ended the reply ourselves
    int m_tries = 0;
    bool m_sent = false;
    bool m_renewed = false;
    bool m_finished = false;
};

} // namespace lectern
