#include "domain/record.h"
#include "domain/session.h"

#include <QTest>

using namespace lectern;
using namespace Qt::StringLiterals;

class TestOpenEnum : public QObject
{
    Q_OBJECT

private slots:
    void knownWordsBecomeValues();
    void unknownWordsAreKeptAsTheyAre();
    void anUnknownStatusIsOpen();
    void recordWordsAreStable();
};

void TestOpenEnum::knownWordsBecomeValues()
{
    const auto status = OpenEnum<SessionStatus>::fromWord(u"in_progress"_s);
    QVERIFY(status == SessionStatus::InProgress);
    QVERIFY(status.isKnown());
    QCOMPARE(status.word(), u"in_progress"_s);
}

void TestOpenEnum::unknownWordsAreKeptAsTheyAre()
{
    const auto status = OpenEnum<SessionStatus>::fromWord(u"Paused by proctor"_s);
    QVERIFY(!status.isKnown());
    QCOMPARE(status.word(), u"Paused by proctor"_s);
    QVERIFY(!(status == OpenEnum<SessionStatus>::fromWord(u"archived"_s)));
    QCOMPARE(OpenEnum<SessionStatus>::fromWord(QString()).word(), QString());
}

void TestOpenEnum::anUnknownStatusIsOpen()
{
    Session session;
    session.status = OpenEnum<SessionStatus>::fromWord(u"archived"_s);
    QVERIFY(session.isOpen());
    session.status = SessionStatus::Completed;
    QVERIFY(!session.isOpen());
}

void TestOpenEnum::recordWordsAreStable()
{
    const QStringList words{u"draft"_s,           u"queued"_s,    u"sending"_s,   u"delivered"_s,
                            u"needs_attention"_s, u"discarded"_s, u"superseded"_s};
    for (const QString& word : words)
        QCOMPARE(toWord(*recordStateFromWord(word)), word);
    QVERIFY(!recordStateFromWord(u"lost"_s));
    for (const QString& word : {u"rejected"_s, u"conflict"_s, u"session_gone"_s})
        QCOMPARE(toWord(*attentionReasonFromWord(word)), word);
    QVERIFY(*attentionReasonFromWord(QString()) == AttentionReason::None);
    QCOMPARE(toWord(AttentionReason::None), QString());
}

QTEST_GUILESS_MAIN(TestOpenEnum)
#include "test_open_enum.moc"
