#include "server_fixture.h"

#include <QJsonDocument>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>

namespace lectern::test {

using namespace Qt::StringLiterals;

ServerFixture::ServerFixture()
{
    config.databasePath = m_folder.filePath(u"server.sqlite"_s);
    config.demo = true;
    config.clock = m_clock;
}

bool ServerFixture::start()
{
    auto started = server::Server::start(config);
    if (!started) {
        m_failure = started.error();
        return false;
    }
    m_server = std::move(started).value();
    return true;
}

QJsonObject ServerFixture::signIn(const QString& email) const
{
    const QJsonObject body{{u"email"_s, email}, {u"password"_s, u"demo-password"_s}};
    return probe().post("/auth/v1/token?grant_type=password", QJsonDocument(body).toJson()).json();
}

QByteArray ServerFixture::accessToken(const QString& email) const
{
    return signIn(email).value(u"access_token"_s).toString().toLatin1();
}

QJsonArray ServerFixture::sessions(const QByteArray& token, const QByteArray& query) const
{
    return probe(token).get("/api/vr-sessions" + query).json().value(u"sessions"_s).toArray();
}

QByteArray ServerFixture::openSession(const QByteArray& token, bool withActivity, int index) const
{
    const QJsonArray listed = sessions(token);
    for (const QJsonValue& value : listed) {
        const QJsonObject session = value.toObject();
        const bool linked = !session.value(u"activity_id"_s).isNull();
        if (session.value(u"status"_s) != u"completed"_s && linked == withActivity && index-- == 0)
            return session.value(u"id"_s).toString().toLatin1();
    }
    return {};
}

QList<QVariantList> ServerFixture::sql(const QString& statement, const QVariantList& values) const
{
    QList<QVariantList> rows;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"behind"_s);
        database.setDatabaseName(config.databasePath);
        if (!database.open())
            qFatal("cannot open the database");
        QSqlQuery query(database);
        query.prepare(statement);
        for (const QVariant& value : values)
            query.addBindValue(value);
        if (!query.exec())
            qFatal("%s: %s", qPrintable(statement), qPrintable(query.lastError().text()));
        while (query.next()) {
            QVariantList row;
            for (int i = 0; i < query.record().count(); ++i)
                row.append(query.value(i));
            rows.append(row);
        }
    }
    QSqlDatabase::removeDatabase(u"behind"_s);
    return rows;
}

} // namespace lectern::test
