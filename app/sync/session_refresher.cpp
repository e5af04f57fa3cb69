#include "sync/session_refresher.h"

#include "wire/package_json.h"
#include "wire/session_json.h"

#include <algorithm>

namespace lectern {

SessionRefresher::SessionRefresher(SessionCache& cache, ApiClient& client, const Clock& clock,
                                   QObject* parent)
    : QObject(parent)
    , m_cache(cache)
    , m_client(client)
    , m_clock(clock)
{
    m_allowed.setSingleShot(true);
    connect(&m_allowed, &QTimer::timeout, this, &SessionRefresher::fetchWhenAllowed);
}

void SessionRefresher::refresh()
{
    if (m_refreshing)
        return;
    m_refreshing = true;
    emit refreshingChanged(true);
    if (!m_fetching)
        fetchWhenAllowed();
}

void SessionRefresher::lookUp(const QList<QUuid>& sessionIds)
{
    for (const QUuid& id : sessionIds)
        m_askedNext.insert(id);
    if (!m_fetching)
        fetchWhenAllowed();
}

/// At once, or when the server's budget of reads is full again: then for all that has been asked for
/// meanwhile.
void SessionRefresher::fetchWhenAllowed()
{
    constexpr qint64 kLongestStepMs = 30'000; // the clock may be set meanwhile
    const QDateTime now = m_clock.now();
    const QDateTime wait = m_pacer.waitsUntil(0, now);
    if (!wait.isValid())
        fetchSessions();
    else if (!m_allowed.isActive())
        m_allowed.start(int(std::clamp(now.msecsTo(wait), qint64(1), kLongestStepMs)));
}

void SessionRefresher::fetchSessions()
{
    m_fetching = true;
    m_allowed.stop();
    m_askedNow.unite(m_askedNext);
    m_askedNext.clear();
    ApiCall* call = m_client.listSessions({}, m_cache.sessionsMark().etag.toLatin1());
    connect(call, &ApiCall::finished, this, [this](const Answer& answer) {
        // When the call is over the answer is ours alone, so that a long body can go once it has been read.
        auto ours = std::make_shared<Answer>(answer);
        QMetaObject::invokeMethod(
            this, [this, ours] { onSessions(std::move(*ours)); }, Qt::QueuedConnection);
    });
}

void SessionRefresher::onSessions(Answer answer)
{
    m_fetching = false;
    m_pacer.onAnswer(answer.limits, m_clock.now());
    ListJudgement judgement = judgeList(answer, m_clock.now());
    m_sessionsOk = applySessions(answer, judgement);
    emit reported(judgement, answer.serverDate);
    answerLookUp(m_sessionsOk);

    if (m_refreshing && m_sessionsOk)
        fetchPackages();
    else if (m_refreshing)
        end(false);
    if (!m_askedNext.isEmpty())
        fetchWhenAllowed();
}

/// Turns the judgement into ConnectionStop when what came is no list after all.
bool SessionRefresher::applySessions(Answer& answer, ListJudgement& judgement)
{
    const QDateTime now = m_clock.now();
    if (judgement.verdict == ListVerdict::NotModified) {
        if (const auto touched = m_cache.touchSessions(now); !touched)
            emit cacheFailed(touched.error());
        findAskedInCache();
        emit sessionsRefreshed(nullptr, now);
        return true;
    }
    if (judgement.verdict != ListVerdict::Ok)
        return false;

    auto list = wire::sessionListFromBody(answer.body);
    answer.body = {};
    if (!list) {
        judgement.verdict = ListVerdict::ConnectionStop;
        judgement.words = list.error().message;
        judgement.detail = list.error().detail;
        return false;
    }
    if (!isOurs(list->sessions, judgement))
        return false;
    findAsked(list->sessions);
    emit applying();
    const auto applied = m_cache.applySessions(list->sessions, {QString::fromLatin1(answer.etag), now});
    if (!applied) {
        emit cacheFailed(applied.error());
    } else if (!applied->anything()) {
        emit sessionsRefreshed(nullptr, now);
        return true;
    }
    emit sessionsRefreshed(std::make_shared<const QList<Session>>(std::move(list->sessions)), now);
    return true;
}

/// A cache or a portal may answer with what was meant for another person. Nothing may be concluded from it.
bool SessionRefresher::isOurs(const QList<Session>& sessions, ListJudgement& judgement)
{
    const QString owner = ownerOf(sessions);
    if (owner.isEmpty() || owner == m_owner)
        return true;
    if (!m_owner.isEmpty()) {
        judgement.verdict = ListVerdict::SignInNeeded;
        judgement.words = tr("The server answered with the list of somebody else. Nothing was sent, and "
                             "nothing was changed. Sign in again.");
        judgement.detail = QStringLiteral("the list is of %1, not of %2").arg(owner, m_owner);
        return false;
    }
    m_owner = owner;
    emit ownerSeen(owner);
    return true;
}

/// What was asked is answered from the list that came, whether or not the cache can keep it.
void SessionRefresher::findAsked(const QList<Session>& sessions)
{
    if (m_askedNow.isEmpty())
        return;
    for (const Session& session : sessions) {
        if (m_askedNow.contains(session.id))
            m_found.insert(session.id, session);
    }
}

void SessionRefresher::findAskedInCache()
{
    for (const QUuid& id : std::as_const(m_askedNow)) {
        if (auto session = m_cache.session(id))
            m_found.insert(id, *std::move(session));
    }
}

void SessionRefresher::answerLookUp(bool fetched)
{
    LookUp answer;
    answer.fetched = fetched;
    answer.asked = std::exchange(m_askedNow, {});
    answer.found = std::exchange(m_found, {});
    if (!answer.asked.isEmpty())
        emit lookedUp(answer);
}

void SessionRefresher::fetchPackages()
{
    ApiCall* call = m_client.listPackages(m_cache.packagesMark().etag.toLatin1());
    connect(call, &ApiCall::finished, this, &SessionRefresher::onPackages);
}

void SessionRefresher::onPackages(const Answer& answer)
{
    m_pacer.onAnswer(answer.limits, m_clock.now());
    const ListJudgement judgement = judgeList(answer, m_clock.now());
    if (judgement.verdict == ListVerdict::Ok) {
        if (const auto list = wire::packageListFromBody(answer.body)) {
            const FetchMark mark{QString::fromLatin1(answer.etag), m_clock.now()};
            if (const auto applied = m_cache.applyPackages(list->packages, mark); !applied)
                emit cacheFailed(applied.error());
            emit packagesRefreshed(list->packages);
        }
    }
    // The catalogue is an extra: a server without it has still shown its sessions.
    end(m_sessionsOk);
}

void SessionRefresher::end(bool ok)
{
    m_refreshing = false;
    emit refreshingChanged(false);
    emit refreshEnded(ok);
}

} // namespace lectern
