#include "api/completion_body.h"

#include <QTest>

using namespace lectern;

class TestCompletionBody : public QObject
{
    Q_OBJECT

private slots:
    void canBeReadOnceOnly()
    {
        CompletionBody body("{\"score\":85}");
        QVERIFY(body.isSequential());
        QVERIFY(body.isOpen());
        QCOMPARE(body.bytesAvailable(), 12);
        QVERIFY(!body.wasRead());
        QCOMPARE(body.read(5), QByteArray("{\"sco"));
        QVERIFY(body.wasRead());
        QCOMPARE(body.bytesAvailable(), 7);
        QCOMPARE(body.readAll(), QByteArray("re\":85}"));
        QVERIFY(body.atEnd());
        QCOMPARE(body.readAll(), QByteArray());
        QVERIFY(!body.reset());
        QCOMPARE(body.readAll(), QByteArray());
    }

    void lookingAtItIsNotReading()
    {
        CompletionBody body("{}");
        QCOMPARE(body.bytesAvailable(), 2);
        QVERIFY(!body.atEnd());
        QVERIFY(body.reset());
        QVERIFY(!body.wasRead());
        QCOMPARE(body.readAll(), QByteArray("{}"));
    }

    void refusesWriting()
    {
        CompletionBody body("{}");
        QTest::ignoreMessage(QtWarningMsg, "QIODevice::write (lectern::CompletionBody): ReadOnly device");
        QCOMPARE(body.write("x", 1), -1);
    }
};

QTEST_GUILESS_MAIN(TestCompletionBody)
#include "test_completion_body.moc"
