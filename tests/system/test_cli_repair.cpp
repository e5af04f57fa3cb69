#include "cli_runner.h"
#include "support/server_process.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace lectern::test;
using namespace Qt::StringLiterals;

/// What was brought out of a damaged file is told until a person has taken note of it.
class TestCliRepair : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_server = std::make_unique<ServerProcess>();
        QVERIFY(m_server->start());
        m_cli = std::make_unique<CliRunner>();
        const QString token = demoToken(m_server->root());
        m_cli->setServer(m_server->root());
        QVERIFY(m_cli->signIn(token));
        m_open = openSessions(m_server->root(), token);
        for (int n = 0; n < 3; ++n)
            QCOMPARE(
                m_cli->run({u"complete"_s, m_open.at(n), u"--score"_s, u"85"_s, u"--queue-only"_s}).exitCode,
                0);
    }

    void aLossIsNotHidden_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("rubbish") << 0;
        QTest::newRow("emptied") << 1;
        QTest::newRow("gone") << 2;
        QTest::newRow("cut short") << 3;
    }
    void aLossIsNotHidden()
    {
        QFETCH(int, kind);
        damage(kind);
        const auto first = m_cli->run({u"sync"_s}); // whoever opens it first
        QCOMPARE(first.exitCode, 1);
        QVERIFY2(first.err.contains("was damaged") && first.err.contains("repair seen"),
                 first.err.constData());
        QCOMPARE(m_cli->run({u"history"_s, u"--verify"_s}).exitCode, 1);
        const auto status = m_cli->runJson({u"status"_s});
        QCOMPARE(status.exitCode, 0);
        QVERIFY(status.err.contains("was damaged"));
        const QJsonObject repair = status.json()[u"status"_s][u"repair"_s].toObject();
        QVERIFY(repair[u"something_lost"_s].toBool());
        QVERIFY(QFile::exists(repair[u"damaged_file"_s].toString()));

        // Work goes on all the same.
        QCOMPARE(m_cli->run({u"complete"_s, m_open.at(4), u"--score"_s, u"85"_s}).exitCode, 0);

        const auto seen = m_cli->run({u"repair"_s, u"seen"_s});
        QCOMPARE(seen.exitCode, 0);
        const auto after = m_cli->runJson({u"status"_s});
        QVERIFY(after.err.isEmpty());
        QVERIFY(after.json()[u"status"_s][u"repair"_s].isNull());
        QCOMPARE(m_cli->run({u"sync"_s}).exitCode, 0);
        QCOMPARE(m_cli->run({u"history"_s, u"--verify"_s}).exitCode, 0);
    }

    void aSoundFileIsNotTalkedOf()
    {
        const auto run = m_cli->runJson({u"repair"_s});
        QCOMPARE(run.exitCode, 0);
        QVERIFY(run.json()[u"repair"_s].isNull());
        QVERIFY(run.err.isEmpty());
        QCOMPARE(m_cli->run({u"repair"_s, u"later"_s}).exitCode, 2);
    }

private:
    void damage(int kind)
    {
        const QDir accounts(m_cli->profile() + u"/accounts"_s);
        const QString account = accounts.entryList(QDir::Dirs | QDir::NoDotAndDotDot).value(0);
        QFile file(accounts.filePath(account + u"/records.sqlite"_s));
        if (kind == 2) {
            QVERIFY(file.remove());
            return;
        }
        QVERIFY(file.open(QIODevice::ReadWrite));
        if (kind == 0)
            QCOMPARE(file.write(QByteArray(int(file.size()), '\xff')), file.size());
        else
            QVERIFY(file.resize(kind == 1 ? 0 : file.size() / 3));
    }

    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<CliRunner> m_cli;
    QStringList m_open;
};

QTEST_GUILESS_MAIN(TestCliRepair)
#include "test_cli_repair.moc"
