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
class QNetworkRequest;

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
    ApiCall(std::shared_ptr<QNetworkAccessManager> network, TokenSource* tokens, CallPlan plan,
            QObject* parent = nullptr);
    ~ApiCall() override;

    /// Ends the call: finished() with Transport::Aborted follows from the event loop, unless it is over.
    void abort();
    [[nodiscard]] bool isFinished() const { return m_finished; }

signals:
    /// Exactly once, never from inside the call that made this object or abort().
    void finished(const lectern::Answer& answer);

private:
    void start();
    void sendRequest();
    [[nodiscard]] QNetworkRequest request() const;
    void watch(QNetworkReply* reply);
    void onTlsErrors(const QList<QSslError>& errors);
    void onReadable();
    void takeReceived();
    void onReplyFinished();
    void onOutOfTime();
    void stopReply(Answer::Transport why);
    void settle(Answer answer);
    void renewToken(Answer refused);
    void onRefreshed();
    void onRefreshFailed(const Failure& failure);
    void finish(const Answer& answer);
    [[nodiscard]] bool somethingLeft() const;
    [[nodiscard]] bool mayHaveStarted(const Answer& answer) const;

    const std::shared_ptr<QNetworkAccessManager> m_network;
    const QPointer<TokenSource> m_tokens;
    const bool m_needsToken;
    const CallPlan m_plan;
    QUrl m_url;
    QString m_usedToken;
    Answer::TlsTrouble m_tlsTrouble = Answer::TlsTrouble::None;
    QStringList m_tlsErrors;
    QPointer<QNetworkReply> m_reply;
    QPointer<CompletionBody> m_body; ///< belongs to m_reply
    QByteArray m_received;
    QTimer m_deadline;
    QTimer m_silence;
    std::optional<Answer::Transport> m_stopped; ///< why we ended the reply ourselves
    std::optional<Answer> m_refused;            ///< the 401 that waits for a new token
    std::optional<Answer> m_firstBase;          ///< the 404 of the usual base
    int m_tries = 0;
    bool m_requestSent = false;
    bool m_renewed = false;
    bool m_finished = false;
};

} // namespace lectern
