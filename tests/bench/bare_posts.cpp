#include "bare_posts.h"

#include "support/await.h"
#include "support/test_certificate.h"

#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslConfiguration>

using namespace Qt::StringLiterals;

namespace lectern::bench {
namespace {

constexpr int kPatienceMs = 300'000;
constexpr int kOk = 200;

class Posts : public QObject
{
public:
    Posts(QString root, QString token, const QList<QUuid>& sessions, QByteArray body, int parallel)
        : m_root(std::move(root))
        , m_token(std::move(token))
        , m_sessions(sessions)
        , m_body(std::move(body))
        , m_parallel(parallel)
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
        if (m_root.startsWith(u"https:"_s)) {
            QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
            tls.addCaCertificate(test::testCertificate());
            request.setSslConfiguration(tls);
            request.setAttribute(QNetworkRequest::Http2AllowedAttribute, true);
        }
        QNetworkReply* reply = m_network.post(request, m_body);
        connect(reply, &QNetworkReply::finished, this, [this, reply] {
            const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
            (void)reply->readAll();
            reply->deleteLater();
            m_failed = m_failed || status != kOk;
            if (++m_answered == 1) {
                m_timer.start();
                for (int i = 1; i < m_parallel; ++i)
                    next();
            }
            next();
        });
    }

    [[nodiscard]] bool isOver() const { return m_failed || m_answered == m_sessions.size(); }
    [[nodiscard]] double seconds() const { return double(m_timer.nsecsElapsed()) / 1e9; }
    [[nodiscard]] bool failed() const { return m_failed; }

private:
    QNetworkAccessManager m_network;
    const QString m_root;
    const QString m_token;
    const QList<QUuid>& m_sessions;
    const QByteArray m_body;
    const int m_parallel;
    QElapsedTimer m_timer;
    qsizetype m_started = 0;
    qsizetype m_answered = 0;
    bool m_failed = false;
};

} // namespace

double bareCompletions(const QString& root, const QString& token, const QList<QUuid>& sessions,
                       const QByteArray& body, int parallel)
{
    Posts posts(root, token, sessions, body, parallel);
    posts.next();
    const bool over = test::awaitThat([&] { return posts.isOver(); }, kPatienceMs);
    return over && !posts.failed() ? posts.seconds() : 0.0;
}

} // namespace lectern::bench
