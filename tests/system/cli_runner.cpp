#include "cli_runner.h"

#include "other_clock.h"
#include "support/await.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>

using namespace Qt::StringLiterals;

namespace lectern::test {
namespace {

constexpr int kEndMs = 60'000;

QByteArray finish(QNetworkReply* reply)
{
    awaitThat([reply] { return reply->isFinished(); });
    const QByteArray body = reply->readAll();
    reply->deleteLater();
    return body;
}

} // namespace

CliRunner::CliRunner()
{
    m_environment.remove(u"LECTERN_TOKEN"_s);
}

QString CliRunner::program()
{
    return QStringLiteral(LECTERN_CLI_PROGRAM);
}

QJsonObject CliRunner::Run::json() const
{
    return QJsonDocument::fromJson(out).object();
}

void CliRunner::setToken(const QString& token)
{
    if (token.isEmpty())
        m_environment.remove(u"LECTERN_TOKEN"_s);
    else
        m_environment.insert(u"LECTERN_TOKEN"_s, token);
}

bool CliRunner::signIn(const QString& token)
{
    setToken(token);
    return run({QStringLiteral("sync")}).exitCode == 0;
}

QStringList CliRunner::arguments(const QStringList& further) const
{
    QStringList all{u"--profile"_s, m_folder.path()};
    if (!m_server.isEmpty())
        all << u"--server"_s << m_server;
    return all + further;
}

CliRunner::Run CliRunner::run(const QStringList& further, const QByteArray& input) const
{
    QProcess process;
    process.setProcessEnvironment(withClock(m_environment, m_clock));
    process.start(program(), arguments(further));
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(kEndMs)) {
        process.kill();
        process.waitForFinished();
        return {-1, process.readAllStandardOutput(), process.readAllStandardError() + "\ndid not end"};
    }
    const int exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    return {exitCode, process.readAllStandardOutput(), process.readAllStandardError()};
}

CliRunner::Run CliRunner::runJson(const QStringList& further) const
{
    return run(QStringList{u"--json"_s} + further);
}

QString demoToken(const QString& root, const QString& email)
{
    QNetworkAccessManager network;
    QNetworkRequest request(QUrl(root + u"/auth/v1/token?grant_type=password"_s));
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    const QJsonObject body{{u"email"_s, email}, {u"password"_s, u"demo-password"_s}};
    const QByteArray answer = finish(network.post(request, QJsonDocument(body).toJson()));
    return QJsonDocument::fromJson(answer).object().value(u"access_token"_s).toString();
}

QJsonObject getJson(const QString& root, const QString& path, const QString& token)
{
    QNetworkAccessManager network;
    QNetworkRequest request(QUrl(root + path));
    request.setRawHeader("Authorization", "Bearer " + token.toUtf8());
    return QJsonDocument::fromJson(finish(network.get(request))).object();
}

QStringList openSessions(const QString& root, const QString& token)
{
    QStringList ids;
    const QJsonArray sessions = getJson(root, u"/api/vr-sessions"_s, token).value(u"sessions"_s).toArray();
    for (const QJsonValue& session : sessions) {
        if (session[u"status"_s].toString() != u"completed")
            ids.append(session[u"id"_s].toString());
    }
    return ids;
}

} // namespace lectern::test
