#include "panel_fixture.h"
#include "ui/completion/attention_section.h"
#include "ui/completion/conflict_rows.h"
#include "ui/completion/result_view.h"

#include <QLabel>
#include <QSignalSpy>

using namespace lectern;
using namespace lectern::samples;
using namespace lectern::test;
using namespace Qt::StringLiterals;

/// What stands above the form when a record needs a person, or somebody else was quicker.
class AttentionTest : public PanelFixture
{
    Q_OBJECT

private:
    static QList<ConflictRow> rowsOf(const SessionDetail& detail)
    {
        return ConflictRows::of(detail.records.constFirst(), detail.serversVersion, StillClock().now(),
                                QLocale(u"en_GB"_s));
    }
    QString text(const char* name) const { return part<QLabel>(name)->text(); }
    QString heading() const { return part<QWidget>("attentionHeading")->accessibleName(); }

private slots:
    void twoResultsAreComparedFieldByField()
    {
        using Verdict = ConflictRow::Verdict;
        const auto rows = rowsOf(conflict());
        QCOMPARE(rows.size(), 5);
        const auto compare = [&rows](int row, const QString& name, const QString& ours, const QString& theirs,
                                     Verdict verdict) {
            QCOMPARE(rows.at(row).name, name);
            QCOMPARE(rows.at(row).ours.text, ours);
            QCOMPARE(rows.at(row).theirs.text, theirs);
            QCOMPARE(int(rows.at(row).verdict), int(verdict));
        };
        compare(0, u"Score"_s, u"85"_s, u"64"_s, Verdict::Differs);
        compare(1, u"Result"_s, u"Passed"_s, u"Failed"_s, Verdict::Differs);
        compare(2, u"Time spent"_s, u"34 min"_s, u"31 min"_s, Verdict::Differs);
        compare(3, u"Completed"_s, u"Today 10:31\n(this computer)"_s, u"Today 10:30\n(server)"_s,
                Verdict::Differs);
        compare(4, u"Notes"_s, u"Good contact with the attendant."_s, u"Not sent back by the server"_s,
                Verdict::Unknown);
    }

    void whatAgreesIsCalledTheSame()
    {
        using Verdict = ConflictRow::Verdict;
        SessionDetail detail = conflict();
        detail.serversVersion->score = ScoreReport{85.004, 100.0, 0.85};
        detail.serversVersion->successStatus = OpenEnum<SuccessStatus>(SuccessStatus::Passed);
        detail.serversVersion->timeSpentSeconds = 34 * 60 + 1;
        detail.serversVersion->completedAt = today("10:31");
        for (int row = 0; row < 4; ++row)
            QCOMPARE(int(rowsOf(detail).at(row).verdict), int(Verdict::Same));
        detail.serversVersion->timeSpentSeconds = 34 * 60 + 2;
        QCOMPARE(int(rowsOf(detail).at(2).verdict), int(Verdict::Differs));
        detail.serversVersion->score.reset();
        QCOMPARE(rowsOf(detail).at(0).theirs.text, u"No score"_s);
        QCOMPARE(int(rowsOf(detail).at(0).verdict), int(Verdict::Differs));
        detail.records[0].completion = {};
        QCOMPARE(int(rowsOf(detail).at(0).verdict), int(Verdict::Same)); // neither has one
        QCOMPARE(rowsOf(detail).at(4).ours.text, u"No notes"_s);
    }

    void aServersResultThatIsNotKnownIsNotGuessed()
    {
        SessionDetail detail = withRecord(underWay(), RecordState::NeedsAttention, AttentionReason::Conflict);
        const auto rows = rowsOf(detail);
        for (int row = 0; row < 4; ++row) {
            QCOMPARE(rows.at(row).theirs.text, u"Not known yet"_s);
            QCOMPARE(int(rows.at(row).verdict), int(ConflictRow::Verdict::Unknown));
        }
        m_panel->setDetail(share(detail));
        QVERIFY(shows("conflictTable"));
        detail.serversVersion = *completedElsewhere().row.session;
        m_panel->setDetail(share(detail));
        QStringList shown;
        for (const QLabel* label : part<QWidget>("conflictTable")->findChildren<QLabel*>())
            shown.append(label->text());
        QVERIFY2(shown.contains(u"64"_s), qPrintable(shown.join(u'|')));
    }

    void aConflictIsDecidedWhereTheFormWas()
    {
        QSignalSpy kept(m_panel.get(), &DetailPanel::keepServersRequested);
        QSignalSpy exported(m_panel.get(), &DetailPanel::exportRequested);
        const SessionDetail detail = conflict();
        m_panel->setDetail(share(detail));
        QCOMPARE(heading(), u"Two results for one session"_s);
        QVERIFY(text("attentionToDo").contains(u"cannot be overwritten from here"_s));
        QVERIFY(text("attentionConsequence").contains(u"Nothing is deleted"_s));
        for (const char* gone : {"completionForm", "resultView", "complete", "retryRecord", "discardRecord"})
            QVERIFY2(!shows(gone), gone);
        QVERIFY(!m_panel->canComplete());
        part<QPushButton>("keepServers")->click();
        part<QPushButton>("exportOurs")->click();
        QCOMPARE(kept.size(), 1);
        QCOMPARE(kept.at(0).at(0).toUuid(), detail.records.constFirst().id);
        QCOMPARE(exported.at(0).at(0).toUuid(), detail.records.constFirst().id);
        QVERIFY(shows("conflictTable")); // until the core says that it is decided
    }

    void aDecidedConflictShowsTheServersResult()
    {
        m_panel->setDetail(share(conflict()));
        m_panel->setDetail(share(withRecord(completedElsewhere(), RecordState::Discarded)));
        QVERIFY(!shows("attentionSection"));
        QVERIFY(shows("resultView"));
        QCOMPARE(part<PreviewStrip>("resultStrip")->words(), u"64 → 0.64 · Failed (pass mark 70)"_s);
    }

    void aRefusedRecordIsCorrectedInTheForm()
    {
        QSignalSpy completions(m_panel.get(), &DetailPanel::completeRequested);
        SessionDetail detail = withRecord(underWay(), RecordState::NeedsAttention, AttentionReason::Rejected);
        detail.records[0].completion.notes = Notes::of(u"Good contact. [recorded 2026-11-23 10:31 +01:00]"_s);
        m_panel->setDetail(share(detail));
        QCOMPARE(heading(), u"Not accepted"_s);
        QCOMPARE(text("attentionWhy"), u"The server does not accept the score."_s);
        QVERIFY(text("attentionToDo").startsWith(u"Correct the result below"_s));
        const CompletionText shown = m_panel->form()->text();
        QCOMPARE(shown.score, u"85"_s);
        QCOMPARE(shown.timeSpentMinutes, u"34"_s);
        QCOMPARE(shown.notes, u"Good contact."_s); // the time of recording is not typed text
        type(u"80"_s);
        part<QPushButton>("complete")->click();
        QCOMPARE(completions.size(), 1);
        QCOMPARE(completions.at(0).at(1).value<Completion>().score->raw(), 80.0);
    }

    void aSessionThatIsGoneCanBeTriedAgainOrDiscarded()
    {
        QSignalSpy retries(m_panel.get(), &DetailPanel::retryRequested);
        m_panel->setDetail(
            share(withRecord(underWay(), RecordState::NeedsAttention, AttentionReason::SessionGone)));
        QCOMPARE(heading(), u"The server no longer lists this session"_s);
        QVERIFY(shows("discardRecord"));
        QVERIFY(!shows("completionForm")); // a second result would be refused
        QCOMPARE(part<PreviewStrip>("resultStrip")->words(), u"85 → 0.85 · Passed (pass mark 70)"_s);
        part<QPushButton>("retryRecord")->click();
        QCOMPARE(retries.size(), 1);
    }

    void completedElsewhereIsSaidAboveTheDraft()
    {
        QSignalSpy drafts(m_panel.get(), &DetailPanel::draftChanged);
        m_panel->setDetail(share(withDraft(completedElsewhere(), draftText())));
        QCOMPARE(text("attentionWhy"), u"Completed elsewhere at 10:30 with 64."_s);
        QCOMPARE(text("attentionToDo"), u"A result recorded here would not replace it."_s);
        QVERIFY(shows("completionForm"));
        QCOMPARE(m_panel->form()->text(), draftText());
        QVERIFY(part<QWidget>("attentionSection")->y() < part<QWidget>("completionForm")->y());
        QVERIFY(!shows("keepServers"));
        QVERIFY(drafts.isEmpty());
    }

    void whatIsBeingTypedStaysWhenSomebodyElseCompletes()
    {
        QSignalSpy drafts(m_panel.get(), &DetailPanel::draftChanged);
        m_panel->setDetail(share(underWay()));
        type(u"85"_s);
        m_panel->setDetail(share(completedElsewhere())); // the list came, the draft is not saved yet
        QVERIFY(shows("completionForm"));
        QCOMPARE(score(), u"85"_s);
        QTRY_COMPARE(drafts.size(), 1);
        m_panel->setDetail(share(withDraft(completedElsewhere(), {u"85"_s, {}, {}})));
        QVERIFY(shows("attentionSection"));
        QCOMPARE(score(), u"85"_s);
    }

    void aQueuedRecordOfACompletedSessionSaysWhatWillHappen()
    {
        m_panel->setDetail(share(withRecord(completedElsewhere(), RecordState::Queued)));
        QCOMPARE(text("attentionWhy"), u"Completed elsewhere at 10:30 with 64."_s);
        QCOMPARE(text("attentionToDo"), u"The result recorded here will not replace it."_s);
        QVERIFY(shows("recallRecord"));
        QVERIFY(!shows("completionForm"));
    }

    void oursIsNeverCalledSomebodyElses_data()
    {
        QTest::addColumn<RecordState>("state");
        QTest::newRow("delivered") << RecordState::Delivered;
        QTest::newRow("sending") << RecordState::Sending;
    }
    void oursIsNeverCalledSomebodyElses()
    {
        QFETCH(RecordState, state);
        m_panel->setDetail(share(withRecord(completedElsewhere(), state)));
        QVERIFY(!shows("attentionSection"));
        SessionDetail unknown = withRecord(completedElsewhere(), RecordState::Queued);
        unknown.records[0].outcomeUnknown = true;
        unknown.row.record = std::make_shared<Record>(unknown.records.constFirst());
        m_panel->setDetail(share(unknown));
        QVERIFY(!shows("attentionSection"));
    }

    void withoutAScoreOrATimeItIsSaidToo()
    {
        SessionDetail detail = withDraft(completedElsewhere(), draftText());
        auto session = std::make_shared<Session>(*detail.row.session);
        session->score.reset();
        detail.row.session = session;
        m_panel->setDetail(share(detail));
        QCOMPARE(text("attentionWhy"), u"Completed elsewhere at 10:30, without a score."_s);
        session->completedAt = today("10:30").addDays(-3);
        m_panel->setDetail(share(detail));
        QCOMPARE(text("attentionWhy"), u"Completed elsewhere on Fri 20 Nov, without a score."_s);
        session->completedAt = {};
        m_panel->setDetail(share(detail));
        QCOMPARE(text("attentionWhy"), u"Completed elsewhere, without a score."_s);
    }

    void buttonsStandBelowEachOtherWhereTheyDoNotFit()
    {
        m_panel->setDetail(share(conflict()));
        auto* keep = part<QPushButton>("keepServers");
        auto* ours = part<QPushButton>("exportOurs");
        m_panel->resize(480, 740);
        QTRY_COMPARE(keep->y(), ours->y());
        keep->setText(u"A much longer name of the same button, as languages have"_s);
        QTRY_VERIFY(ours->y() > keep->y());
        QVERIFY(ours->parentWidget()->height() >= ours->geometry().bottom());
    }
};

QTEST_MAIN(AttentionTest)
#include "attention_test.moc"
