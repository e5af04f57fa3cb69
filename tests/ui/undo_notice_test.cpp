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
        QVERIFY(notice.record().isNull());
        QCOMPARE(recalled.size(), 1);
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
