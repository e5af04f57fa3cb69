#include "window_desk.h"

#include "ui/common/fonts.h"
#include "ui/common/theme.h"
#include "ui/completion/detail_panel.h"
#include "ui/sessions/session_table.h"
#include "ui/shell/session_head.h"
#include "ui/shell/session_sheet.h"

#include <QApplication>
#include <QLabel>
#include <QTemporaryDir>
#include <QTest>

using namespace lectern;
using namespace lectern::samples;
using namespace lectern::test;
using namespace Qt::StringLiterals;

namespace {

QString hostile()
{
    return u"<b>x</b><img src=x>"_s;
}

} // namespace

/// Titles, labels and words of a server that look like markup stay words, wherever they stand in the window.
class PlainWordsTest : public QObject
{
    Q_OBJECT

private:
    static SessionDetail hostileDetail(RecordState state)
    {
        SessionDetail detail = underWay(1);
        auto session = std::make_shared<Session>(*detail.row.session);
        session->package.title = session->package.version = hostile();
        session->package.targetPlatforms = QStringList{hostile()};
        detail.row.session = session;
        detail.row.label = hostile();
        detail.package->title = detail.package->version = detail.package->status = hostile();
        detail.package->checksum = hostile();
        Record record;
        record.id = QUuid::createUuid();
        record.sessionId = session->id;
        record.state = state;
        record.reason =
            state == RecordState::NeedsAttention ? AttentionReason::Rejected : AttentionReason::None;
        record.completion.notes = Notes::of(hostile());
        record.recordedAt = record.changedAt = today("10:20");
        record.lastError = record.lastErrorDetail = record.requestId = hostile();
        detail.records = {record};
        detail.history = {{today("10:20"), hostile()}};
        return detail;
    }

private slots:
    void initTestCase()
    {
        QApplication::setFont(pictureFont());
        Theme::current().setReducedMotion(true);
    }

    void noWidgetTakesWordsForMarkup_data()
    {
        QTest::addColumn<RecordState>("state");
        QTest::newRow("needs attention") << RecordState::NeedsAttention;
        QTest::newRow("delivered") << RecordState::Delivered;
        QTest::newRow("queued") << RecordState::Queued;
    }
    void noWidgetTakesWordsForMarkup()
    {
        QFETCH(RecordState, state);
        Language language;
        language.apply(u"en"_s);
        const QTemporaryDir folder;
        const Desk desk(folder.path(), language);
        MainWindow* const window = desk.controller->window();
        QTRY_VERIFY(window->isVisible());
        AccountInfo account;
        account.displayName = account.server = hostile();
        Q_EMIT desk.console->accountOpened(account);
        const SessionDetail detail = hostileDetail(state);
        desk.list({detail.row});
        desk.show(detail);
        ConnectionStatus offline;
        offline.state = ConnectionStatus::State::Offline;
        offline.detail = hostile();
        Q_EMIT desk.console->connectionChanged(offline);
        Q_EMIT desk.console->recordSaved(detail.records.constFirst());
        Q_EMIT desk.console->failed({FailureReason::Storage, hostile(), hostile()});
        QCoreApplication::processEvents();

        int seen = 0;
        const QList<QLabel*> labels = window->findChildren<QLabel*>();
        for (const QLabel* const label : labels) {
            const bool rich = label->textFormat() == Qt::RichText;
            const bool plain = label->textFormat() == Qt::PlainText;
            QVERIFY2(rich || plain, qPrintable(label->objectName() + label->text()));
            QVERIFY2(!rich || !label->text().contains(u"<img"_s), qPrintable(label->text()));
            seen += label->text().contains(u"img src"_s) ? 1 : 0;
        }
        QVERIFY2(seen >= 4, qPrintable(QString::number(seen)));
    }
};

QTEST_MAIN(PlainWordsTest)
#include "plain_words_test.moc"
