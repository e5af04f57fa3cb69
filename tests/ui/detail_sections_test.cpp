#include "detail_samples.h"
#include "panel_fixture.h"
#include "ui/common/field_message.h"
#include "ui/common/fonts.h"
#include "ui/common/pill.h"
#include "ui/common/theme.h"
#include "ui/common/time_line.h"
#include "ui/common/toggle_section.h"
#include "ui/common/tone_label.h"
#include "ui/completion/completion_form.h"
#include "ui/completion/detail_panel.h"
#include "ui/completion/number_box.h"
#include "ui/completion/preview_strip.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace lectern;
using namespace lectern::samples;
using namespace lectern::test;

/// The parts of the detail panel that only tell: result, delivery, package.
class DetailSectionsTest : public PanelFixture
{
    Q_OBJECT

private Q_SLOTS:
    void completedSessionIsReadOnly()
    {
        m_panel->setDetail(share(completedElsewhere()));
        QVERIFY(shows("resultView"));
        QCOMPARE(part<PreviewStrip>("resultStrip")->words(),
                 QStringLiteral("64 → 0.64 · Failed (pass mark 70)"));
        QCOMPARE(part<QLabel>("resultNotes")->text(), QStringLiteral("The server does not return notes."));
        m_panel->setDetail(share(withRecord(underWay(), RecordState::Delivered)));
        QCOMPARE(part<PreviewStrip>("resultStrip")->words(),
                 QStringLiteral("85 → 0.85 · Passed (pass mark 70)"));
        QCOMPARE(part<QLabel>("resultNotes")->text(), QStringLiteral("Good contact with the attendant."));
        QVERIFY(!m_panel->canComplete());
    }

    void deliveryIsToldInWords_data()
    {
        QTest::addColumn<RecordState>("state");
        QTest::addColumn<QString>("fact");
        QTest::newRow("queued") << RecordState::Queued << "Saved on this computer";
        QTest::newRow("sending") << RecordState::Sending << "Sent 10:31, waiting for the answer";
        QTest::newRow("delivered") << RecordState::Delivered << "Received by the server 10:32";
        QTest::newRow("discarded") << RecordState::Discarded << "Discarded by you 10:32, kept in the history";
        QTest::newRow("superseded") << RecordState::Superseded << "Replaced by a corrected record";
    }
    void deliveryIsToldInWords()
    {
        QFETCH(RecordState, state);
        m_panel->setDetail(share(withRecord(underWay(), state)));
        QVERIFY(shows("deliverySection"));
        QTEST(part<IconLabel>("deliveryFact")->text(), "fact");
        QVERIFY(!shows("retryRecord"));
        QCOMPARE(shows("recallRecord"), state == RecordState::Queued);
    }

    void serversResultWasKept()
    {
        SessionDetail detail = withRecord(completedElsewhere(), RecordState::Discarded);
        detail.records[0].serversVersion = R"({"session":{}})";
        detail.row.record = std::make_shared<Record>(detail.records.constFirst());
        m_panel->setDetail(share(detail));
        QCOMPARE(part<IconLabel>("deliveryFact")->text(), QStringLiteral("Server's result kept 10:32"));
        QCOMPARE(part<QLabel>("deliveryThen")->text(), QStringLiteral("Yours stays in the history"));
    }

    void waitingRecordSaysWhenItLeaves()
    {
        m_panel->setDetail(share(withRecord(underWay(), RecordState::Queued)));
        QCOMPARE(part<QLabel>("deliveryThen")->text(), QStringLiteral("Will be sent in 8 s"));
        m_clock.pass(3000);
        QTRY_COMPARE_WITH_TIMEOUT(part<QLabel>("deliveryThen")->text(), QStringLiteral("Will be sent in 5 s"),
                                  3000);
        ConnectionStatus offline;
        offline.state = ConnectionStatus::State::Offline;
        m_panel->setConnection(offline);
        QCOMPARE(part<QLabel>("deliveryThen")->text(),
                 QStringLiteral("Will be sent in 5 s, or when online again"));
        m_clock.pass(10'000);
        m_panel->setConnection(offline);
        QCOMPARE(part<QLabel>("deliveryThen")->text(), QStringLiteral("Sent when online"));
    }

    void whatWaitsSaysWhy_data()
    {
        using State = ConnectionStatus::State;
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("secondsToTry");
        QTest::addColumn<QString>("then");
        const auto add = [](const char* name, State state, int secondsToTry, const char* then) {
            QTest::newRow(name) << int(state) << secondsToTry << QString::fromUtf8(then);
        };
        add("now", State::Online, 0, "Will be sent now");
        add("soon", State::Online, 40, "Next try in 40 s");
        add("later", State::Online, 300, "Next try 10:37");
        add("offline", State::Offline, 40, "Sent when online");
        add("sign-in", State::SignInNeeded, 0, "Sent after the next sign-in");
        add("waiting", State::Waiting, 0, "The server asks to wait until 10:45");
        add("stopped", State::Stopped, 0, "Sent when the server can be reached");
    }
    void whatWaitsSaysWhy()
    {
        QFETCH(int, state);
        QFETCH(int, secondsToTry);
        SessionDetail detail = withRecord(underWay(), RecordState::Queued);
        detail.records[0].holdUntil = {};
        if (secondsToTry > 0)
            detail.records[0].nextTryAt = m_clock.now().addSecs(secondsToTry);
        detail.records[0].attempts = secondsToTry > 0 ? 1 : 0;
        ConnectionStatus status;
        status.state = static_cast<ConnectionStatus::State>(state);
        status.waitUntil = today("10:45");
        m_panel->setConnection(status);
        m_panel->setDetail(share(detail));
        QCOMPARE(part<IconLabel>("deliveryFact")->text(), QStringLiteral("Saved on this computer"));
        QTEST(part<QLabel>("deliveryThen")->text(), "then");
        QVERIFY(shows("recallRecord"));
    }

    void aLostAnswerIsCheckedBeforeAnythingIsSentAgain()
    {
        SessionDetail detail = withRecord(underWay(), RecordState::Queued);
        detail.records[0].holdUntil = {};
        detail.records[0].attempts = 1;
        detail.records[0].outcomeUnknown = true;
        detail.records[0].firstUnknownAt = today("10:31");
        m_panel->setDetail(share(detail));
        QCOMPARE(part<IconLabel>("deliveryFact")->text(), QStringLiteral("Sent 10:31, no answer yet"));
        QCOMPARE(part<QLabel>("deliveryThen")->text(),
                 QStringLiteral("The next try finds out whether it arrived"));
        QVERIFY(!shows("recallRecord"));
    }

    void aDeliveryThatWasComparedSaysSo()
    {
        SessionDetail detail = withRecord(underWay(), RecordState::Delivered);
        detail.records[0].confirmedByComparison = true;
        m_panel->setDetail(share(detail));
        QCOMPARE(part<IconLabel>("deliveryFact")->text(), QStringLiteral("Confirmed by comparison 10:32"));
    }

    void everyRecordHasAReceipt()
    {
        QSignalSpy receipts(m_panel.get(), &DetailPanel::receiptRequested);
        m_panel->setDetail(share(underWay()));
        QVERIFY(!shows("showReceipt"));
        const SessionDetail detail = withRecord(underWay(), RecordState::Delivered);
        m_panel->setDetail(share(detail));
        part<QPushButton>("showReceipt")->click();
        QCOMPARE(receipts.at(0).at(0).toUuid(), detail.records.constFirst().id);
    }

    void recordThatNeedsAttentionCanBeTriedAgainOrDiscarded()
    {
        QSignalSpy retries(m_panel.get(), &DetailPanel::retryRequested);
        QSignalSpy discards(m_panel.get(), &DetailPanel::discardRequested);
        const SessionDetail detail =
            withRecord(underWay(), RecordState::NeedsAttention, AttentionReason::Rejected);
        m_panel->setDetail(share(detail));
        QVERIFY(shows("completionForm"));
        QCOMPARE(score(), QStringLiteral("85")); // to be corrected
        QCOMPARE(part<QWidget>("attentionHeading")->accessibleName(), QStringLiteral("Not accepted"));
        QCOMPARE(part<QLabel>("attentionWhy")->text(),
                 QStringLiteral("The server does not accept the score."));
        part<QPushButton>("retryRecord")->click();
        QCOMPARE(retries.size(), 1);
        QCOMPARE(retries.at(0).at(0).toUuid(), detail.records.constFirst().id);

        for (const bool really : {false, true}) {
            part<QPushButton>("discardRecord")->click(); // returns at once
            auto* question = m_panel->findChild<QMessageBox*>(QStringLiteral("discardQuestion"));
            QVERIFY(question);
            for (QAbstractButton* button : question->buttons()) {
                if ((question->buttonRole(button) == QMessageBox::AcceptRole) == really) {
                    button->click();
                    break;
                }
            }
            QCOMPARE(discards.size(), really ? 1 : 0);
            QTRY_VERIFY(!m_panel->findChild<QMessageBox*>(QStringLiteral("discardQuestion")));
        }
    }

    void packageIsDescribedAndItsChecksumCopied()
    {
        m_panel->setDetail(share(underWay()));
        QStringList texts;
        for (const QLabel* label : part<QWidget>("packageSection")->findChildren<QLabel*>())
            texts.append(label->text());
        for (const char* expected : {"412 MB", "Android 10 (API 29) or later", "Quest 3"})
            QVERIFY2(texts.contains(QLatin1String(expected)), expected);
        part<QAbstractButton>("copyChecksum")->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), package().checksum);
    }

    void aPastedLabelIsOneLineWithoutControlCharacters()
    {
        QSignalSpy labels(m_panel.get(), &DetailPanel::labelChanged);
        m_panel->setDetail(share(underWay()));
        m_panel->editLabel();
        auto* edit = part<QLineEdit>("labelEdit");
        QGuiApplication::clipboard()->setText(QStringLiteral("Group\x01 B,\nseat 7"));
        edit->paste();
        QCOMPARE(edit->text(), QStringLiteral("Group B, seat 7"));
        QCOMPARE(part<FieldMessage>("labelMessage")->text(),
                 QStringLiteral("Left out 1 control character(s) of what was pasted."));
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(labels.at(0).at(1).toString(), QStringLiteral("Group B, seat 7"));
        QVERIFY(part<FieldMessage>("labelMessage")->text().isEmpty());
    }
};

QTEST_MAIN(DetailSectionsTest)
#include "detail_sections_test.moc"
