// The stations that show what becomes of a record: its receipt, two results for one session, a wrong clock.
#include "tour.h"

#include "ui/common/tone_label.h"
#include "ui/common/undo_bar.h"
#include "ui/completion/completion_form.h"
#include "ui/completion/detail_panel.h"
#include "ui/sessions/session_table.h"
#include "ui/shell/main_menu.h"
#include "ui/shell/main_window.h"
#include "ui/shell/session_sheet.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lectern {

void Tour::showReceipt()
{
    choose(m_session);
    QTest::keyClick(m_controller->window(), Qt::Key_R, Qt::ControlModifier);
    wait([this] { return m_controller->window()->findChild<QDialog*>(u"receiptDialog"_s); },
         u"the receipt of a delivered record does not open"_s);
    auto* const dialog = find<QDialog>(m_controller->window(), u"receiptDialog"_s);
    wait([dialog] { return dialog->isVisible(); }, u"the receipt is not shown"_s);
    picture(dialog, u"14-receipt"_s);
    dialog->reject();
    wait([this] { return !m_controller->window()->findChild<QDialog*>(u"receiptDialog"_s); },
         u"the receipt does not close"_s);
    m_controller->window()->activateWindow();
}

void Tour::appendTheTime()
{
    QAction* const action = m_controller->window()->menu()->at(Command::RecordedSuffix);
    action->trigger();
    wait([action] { return action->isChecked(); }, u"the time of recording cannot be appended"_s);
    choose(firstOpen(3));
    typeScore(u"78"_s);
    auto* const notes = find<QPlainTextEdit>(detail(), u"notesEdit"_s);
    notes->setPlainText(u"Good use of the drain cover. Practise the alarm call. "_s.repeated(18));
    notes->setFocus();
    need(notes->toPlainText().size() < 1000 && !detail()->canComplete(),
         u"notes without room for the time can be completed"_s);
    picture(m_controller->window(), u"15-time-appended"_s);
    notes->setPlainText(u"Good use of the drain cover. Practise the alarm call."_s);
    need(detail()->canComplete(), u"short notes with the time cannot be completed"_s);
}

void Tour::completeElsewhere(const QUuid& session, double score)
{
    QNetworkAccessManager network;
    const auto post = [&](const QString& path, const QJsonObject& body, const QByteArray& token) {
        QNetworkRequest request(m_server.url().resolved(QUrl(path)));
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        if (!token.isEmpty())
            request.setRawHeader("Authorization", "Bearer " + token);
        const std::unique_ptr<QNetworkReply> reply(network.post(request, QJsonDocument(body).toJson()));
        wait([&] { return reply->isFinished(); }, u"the server does not answer"_s);
        need(reply->error() == QNetworkReply::NoError, reply->errorString());
        return QJsonDocument::fromJson(reply->readAll()).object();
    };
    const QJsonObject signedIn = post(u"/auth/v1/token?grant_type=password"_s,
                                      {{u"email"_s, kInstructor}, {u"password"_s, u"demo-password"_s}}, {});
    post(u"/api/vr-sessions/%1/complete"_s.arg(session.toString(QUuid::WithoutBraces)),
         {{u"score"_s, score}, {u"time_spent_minutes"_s, 40}},
         signedIn[u"access_token"_s].toString().toUtf8());
}

void Tour::findCompletedElsewhere()
{
    const QUuid session = detail()->sessionId();
    wait([&] { return row(session)->draftSavedAt.isValid(); }, u"no draft is saved"_s);
    completeElsewhere(session, 74);
    QTest::keyClick(m_controller->window(), Qt::Key_F5);
    wait([&] { return row(session)->completedElsewhere(); },
         u"the list does not say that somebody else was quicker"_s);
    wait([this] { return find<QWidget>(detail(), u"attentionSection"_s)->isVisible(); },
         u"the detail does not say that somebody else was quicker"_s);
    need(detail()->form()->isVisible() && !detail()->form()->text().isEmpty(), u"the draft is gone"_s);
    picture(m_controller->window(), u"16-elsewhere"_s);
}

// The record is held back for a moment: long enough for somebody else.
void Tour::meetAConflict()
{
    const QUuid session = detail()->sessionId();
    detail()->complete();
    const auto state = [&] {
        return row(session)->record ? row(session)->record->state : RecordState::Draft;
    };
    wait([&] { return state() == RecordState::NeedsAttention; }, u"two results are not noticed"_s);
    need(row(session)->record->reason == AttentionReason::Conflict, u"it is no conflict"_s);
    wait([this] { return find<QWidget>(detail(), u"conflictTable"_s)->isVisible(); },
         u"the two results are not shown"_s);
    const auto knows = [this](const QString& text) {
        const auto labels = find<QWidget>(detail(), u"conflictTable"_s)->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(),
                           [&text](const QLabel* label) { return label->text() == text; });
    };
    wait([&] { return knows(QLocale().toString(74)); }, u"the server's result is not shown"_s);
    wait([this] { return !m_controller->window()->sheet()->undoBar()->isVisible(); },
         u"the undo bar stays though there is nothing to recall"_s);
    picture(m_controller->window(), u"17-conflict"_s);
    QTest::mouseClick(find<QPushButton>(detail(), u"keepServers"_s), Qt::LeftButton);
    wait([&] { return state() == RecordState::Discarded; }, u"the conflict cannot be ended"_s);
    wait([this] { return !find<QWidget>(detail(), u"attentionSection"_s)->isVisible(); },
         u"the ended conflict is still shown"_s);
}

// The server of the tour has the clock of this computer, so that its offset is made up.
void Tour::showWrongClock()
{
    ConnectionStatus status;
    status.state = ConnectionStatus::State::Online;
    status.listFetchedAt = QDateTime::currentDateTimeUtc();
    status.clockOffsetMs = -184'000;
    Q_EMIT m_console->connectionChanged(status);
    need(find<IconLabel>(m_controller->window(), u"clockStatus"_s)->isVisible(),
         u"a wrong clock is not told"_s);
    picture(m_controller->window(), u"18-clock"_s);
}

} // namespace lectern
