#include "session_samples.h"

#include "ui/common/theme.h"
#include "ui/common/undo_bar.h"
#include "ui/shell/language.h"
#include "ui/shell/undo_notice.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace lectern;
using namespace lectern::samples;
using namespace Qt::StringLiterals;

class UndoNoticeTest : public QObject
{
    Q_OBJECT

private:
    Language m_language;

    static Record heldRecord(int seconds)
    {
        Record record = *recordOf(listedRow(4), RecordState::Queued);
        record.holdUntil = QDateTime::currentDateTimeUtc().addMSecs(seconds * 1000 - 100);
        return record;
    }
    static QString textOf(const UndoBar& bar)
    {
        QString text;
        for (const QLabel* const label : bar.findChildren<QLabel*>())
            text += label->text();
        return text;
    }
    static ConnectionStatus statusOf(ConnectionStatus::State state)
    {
        ConnectionStatus status;
        status.state = state;
        return status;
    }

private slots:
    void initTestCase()
    {
        m_language.apply(u"en"_s);
        Theme::current().setReducedMotion(true);
    }

    void saysWhoAndWhen()
    {
        UndoBar bar;
        UndoNotice notice(&bar, nullptr);
        notice.open(heldRecord(8), u"Group B, seat 4"_s);
        QVERIFY(bar.isOpen());
        QVERIFY(textOf(bar).contains(u"Completed"_s));
        QVERIFY(textOf(bar).contains(u"Group B, seat 4 · will be sent in 8 s"_s));
    }

    void countsDown()
    {
        UndoBar bar;
        UndoNotice notice(&bar, nullptr);
        notice.open(heldRecord(8), u"Group B, seat 4"_s);
        QTRY_VERIFY(textOf(bar).contains(u"in 7 s"_s) || textOf(bar).contains(u"in 6 s"_s));
    }

    void offlineSaysSo()
    {
        UndoBar bar;
        UndoNotice notice(&bar, nullptr);
        notice.setConnection(statusOf(ConnectionStatus::State::Offline));
        notice.open(heldRecord(8), u"Rig 1"_s);
        QVERIFY(textOf(bar).contains(u"will be sent in 8 s, or when online again"_s));
        notice.open(heldRecord(0), u"Rig 1"_s);
        QVERIFY(textOf(bar).contains(u"will be sent when online again"_s));
    }

    void saysThatTheClockIsStopped()
    {
        UndoBar bar;
        UndoNotice notice(&bar, nullptr);
        notice.open(heldRecord(8), u"Rig 1"_s);
        notice.setClockStopped(true);
        QVERIFY(textOf(bar).contains(u"Rig 1 · waits for your answer"_s));
        notice.setClockStopped(false);
        QVERIFY(textOf(bar).contains(u"Rig 1 · will be sent in 8 s"_s));
    }

    void goesWhenItsSessionWasRecalledElsewhere()
    {
        UndoBar bar;
        UndoNotice notice(&bar, nullptr);
        const Record record = heldRecord(8);
        notice.open(record, u"Rig 1"_s);
        notice.removeSession(QUuid::createUuid());
        QVERIFY(bar.isOpen());
        notice.removeSession(record.sessionId);
        QVERIFY(!bar.isOpen());
        QVERIFY(notice.record().isNull());
    }

    void goesWhenTheRecordIsSent()
    {
        UndoBar bar;
        UndoNotice notice(&bar, nullptr);
        Record record = heldRecord(8);
        notice.open(record, u"Rig 1"_s);
        Record other = heldRecord(8);
        other.state = RecordState::Sending;
        notice.update(other);
        QVERIFY(bar.isOpen());
        record.state = RecordState::Sending;
        notice.update(record);
        QVERIFY(!bar.isOpen());
        QVERIFY(notice.record().isNull());
    }

    void recallNamesTheRecordAndClosingDoesNotRecall()
    {
        UndoBar bar;
        UndoNotice notice(&bar, nullptr);
        QSignalSpy recalled(&notice, &UndoNotice::recallRequested);
        const Record record = heldRecord(8);
        notice.open(record, u"Rig 1"_s);
        bar.button()->click();
        QCOMPARE(recalled.size(), 1);
        QCOMPARE(recalled.at(0).at(0).toUuid(), record.id);
        Q_EMIT bar.closed();
        QVERIFY(!bar.isOpen());
        QCOMPARE(notice.record(), record.id); // by the key it still can be
        QCOMPARE(recalled.size(), 1);
    }

    void saysHowManyCanBeRecalledAndTakesTheNewestFirst()
    {
        UndoBar bar;
        UndoNotice notice(&bar, nullptr);
        QList<Record> records;
        for (int i = 0; i < 3; ++i) {
            records.append(heldRecord(8));
            records.last().id = QUuid::createUuid();
            notice.open(records.last(), u"Rig %1"_s.arg(i + 1));
        }
        QVERIFY2(textOf(bar).contains(u"3 completed"_s), qPrintable(textOf(bar)));
        QVERIFY2(textOf(bar).contains(u"last: Rig 3"_s), qPrintable(textOf(bar)));
        QCOMPARE(notice.record(), records.at(2).id);
        records[0].state = RecordState::Sending;
        notice.update(records.at(0));
        QVERIFY(textOf(bar).contains(u"2 completed"_s));
        notice.remove(records.at(2).id);
        QCOMPARE(notice.record(), records.at(1).id);
        QVERIFY(!textOf(bar).contains(u"2 completed"_s));
        QVERIFY(textOf(bar).contains(u"Rig 2 · will be sent"_s));
        notice.remove(records.at(1).id);
        QVERIFY(!bar.isOpen());
        QVERIFY(notice.record().isNull());
    }

    void wordsOfSomethingElseTakeNothingAway()
    {
        UndoBar bar;
        UndoNotice notice(&bar, nullptr);
        const Record record = heldRecord(8);
        notice.open(record, u"Rig 1"_s);
        notice.tell(u"The receipt is saved"_s, IconName::Check);
        QVERIFY(textOf(bar).contains(u"The receipt is saved"_s));
        notice.update(record);
        QVERIFY(textOf(bar).contains(u"The receipt is saved"_s));
        QCOMPARE(notice.record(), record.id);
    }

    void withoutAHoldThereIsNothingToRecall()
    {
        UndoBar bar;
        UndoNotice notice(&bar, nullptr);
        notice.open(heldRecord(0), u"Rig 1"_s);
        QVERIFY(!bar.isOpen());
    }
};

QTEST_MAIN(UndoNoticeTest)
#include "undo_notice_test.moc"
