#pragma once

#include "api/api_client.h"
#include "api/classify.h"
#include "domain/clock.h"
#include "store/session_cache.h"
#include "sync/pacer.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QSet>
#include <QTimer>
#include <QUuid>

#include <memory>

namespace lectern {

/// What the server's list says of some sessions, asked on purpose.
struct LookUp
{
    bool fetched = false;        ///< false: the list could not be fetched; nothing is known
    QSet<QUuid> asked;           ///< session ids
    QHash<QUuid, Session> found; ///< those of them that the list has
};

using SessionsPtr = std::shared_ptr<const QList<Session>>;

/// Keeps the cache what the server says: fetches the lists, applies them, tells what changed. Old data stay
/// until new ones are there. Thread: the list thread (that of cache and client); its signals are made to
/// cross threads.
class SessionRefresher : public QObject
{
    Q_OBJECT

public:
    SessionRefresher(SessionCache& cache, ApiClient& client, const Clock& clock, QObject* parent = nullptr);

    /// Whose list it is, as far as known (contract: who is signed in): one that is all somebody else's is
    /// refused. Empty: the first list that has one owner tells.
    void setOwner(const QString& userId) { m_owner = userId; }

public slots:
    /// Fetches sessions and packages. A fetch under way is shared. One that the server's budget of reads does
    /// not allow waits for it.
    void refresh();
    /// Fetches the session list, begun after this call, and answers with lookedUp() for these sessions.
    void lookUp(const QList<QUuid>& sessionIds);

signals:
    void refreshingChanged(bool refreshing);
    /// A list has come and is about to be the cache's content.
    void applying();
    /// The list is the server's as of now. Null: it had not changed.
    void sessionsRefreshed(const lectern::SessionsPtr& sessions, const QDateTime& fetchedAt);
    void packagesRefreshed(const QList<lectern::Package>& packages);
    /// The list has told whose it is.
    void ownerSeen(const QString& userId);
    void lookedUp(const lectern::LookUp& answer);
    /// How a call ended, for Connection; the server's Date header if it sent one.
    void reported(const lectern::ListJudgement& judgement, const QDateTime& serverDate);
    /// The cache could not be written: the list is shown, not kept.
    void cacheFailed(const lectern::Failure& failure);
    /// A refresh asked for by refresh() is over, well or not.
    void refreshEnded(bool ok);

private:
    void fetchSessions();
    void fetchWhenAllowed();
    void onSessions(Answer answer);
    void fetchPackages();
    void onPackages(const Answer& answer);
    bool applySessions(Answer& answer, ListJudgement& judgement);
    bool isOurs(const QList<Session>& sessions, ListJudgement& judgement);
    void findAsked(const QList<Session>& sessions);
    void findAskedInCache();
    void answerLookUp(bool fetched);
    void end(bool ok);

    SessionCache& m_cache;
    ApiClient& m_client;
    const Clock& m_clock;
    QString m_owner;
    Pacer m_pacer; ///< of the reads
    QTimer m_allowed;
    QSet<QUuid> m_askedNow;        ///< answered by the fetch under way
    QSet<QUuid> m_askedNext;       ///< asked while it was under way: need another one
    QHash<QUuid, Session> m_found; ///< of m_askedNow
    bool m_fetching = false;       ///< the sessions
    bool m_refreshing = false;
    bool m_sessionsOk = false;
};

} // namespace lectern
