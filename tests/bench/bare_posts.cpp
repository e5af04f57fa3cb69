#include "bare_posts.h"

#include "support/await.h"

#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>

using namespace Qt::StringLiterals;

namespace lectern::bench {
namespace {

constexpr int kPatienceMs = 300'000;
constexpr int kOk = 200;

class Posts : public QObject
{
public:
    Posts(QString root, QString token, const QList<QUuid>& sessions, QByteArray body)
        : m_root(std::move(root))
        , m_token(std::move(token))
        , m_sessions(sessions)
        , m_body(std::move(body))
    {
    }

    void next()
    {
        if (m_started == m_sessions.size())
            return;
        const QString id = m_sessions.at(m_started++).toString(QUuid::WithoutBraces);
        QNetworkRequest request(QUrl(u"%1/api/vr-sessions/%2/complete"_s.arg(m_root, id)));
        request.setRawHeader("Authorization", "Bearer " + m_token.toUtf8());
        request.setRawHeader("Content-Type", "application/json");
        request.setRawHeader("Idempotency-Key", QUuid::createUuid().toString(QUuid::WithoutBraces).toUtf8());
        QNetworkReply* reply = m_network.post(request, m_body);
        connect(reply, &QNetworkReply::finished, this, [this, reply] {
            const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
            (void)reply->readAll();
            reply->deleteLater();
            m_failed = m_failed || status != kOk;
            ++m_answered;
            next();
        });
    }

    [[nodiscard]] bool isOver() const { return m_failed || m_answered == m_sessions.size(); }
    [[nodiscard]] bool failed() const { return m_failed; }

private:
    QNetworkAccessManager m_network;
    const QString m_root;
    const QString m_token;
    const QList<QUuid>& m_sessions;
    const QByteArray m_body;
    qsizetype m_started = 0;
    qsizetype m_answered = 0;
    bool m_failed = false;
};

} // namespace

double bareCompletions(const QString& root, const QString& token, const QList<QUuid>& sessions,
                       const QByteArray& body, int parallel)
{
    Posts posts(root, token, sessions, body);
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < parallel; ++i)
        posts.next();
    const bool over = test::awaitThat([&] { return posts.isOver(); }, kPatienceMs);
    return over && !posts.failed() ? double(timer.nsecsElapsed()) / 1e9 : 0.0;
}

} // namespace lectern::bench
