// Pictures of the detail panel and the dialogs in their states: ui_gallery_detail FOLDER [NAME].
// LECTERN_LANGUAGE (en, de, ar) and QT_SCALE_FACTOR choose the language and the scale; both themes are
// painted.
#include "detail_samples.h"
#include "ui/common/fonts.h"
#include "ui/common/theme.h"
#include "ui/completion/completion_form.h"
#include "ui/completion/detail_panel.h"
#include "ui/signin/new_session_dialog.h"
#include "ui/signin/sign_in_dialog.h"

#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QTranslator>

#include <cstdio>
#include <functional>

using namespace lectern;
using namespace lectern::samples;

namespace {

constexpr int kGap = 8;
StillClock theClock;

using Pictures = QVector<QPixmap>;

QPixmap panelPicture(SessionDetail detail, const std::function<void(DetailPanel&)>& prepare = {},
                     int height = 740)
{
    DetailPanel panel;
    panel.setClock(&theClock);
    panel.setAttribute(Qt::WA_DontShowOnScreen);
    panel.resize(320, height);
    panel.show();
    panel.setDetail(share(std::move(detail)));
    if (prepare)
        prepare(panel);
    QApplication::sendPostedEvents();
    QApplication::processEvents();
    return panel.grab();
}

Pictures panels()
{
    Pictures made;
    const auto click = [](DetailPanel& panel, const char* name) {
        panel.findChild<QPushButton*>(QLatin1String(name))->click();
    };
    made << panelPicture(withDraft(underWay(), draftText()),
                         [&](DetailPanel& panel) { click(panel, "stopWatchButton"); });
    CompletionText wrong = draftText();
    wrong.score = QStringLiteral("850");
    wrong.notes = draftText().notes.repeated(11).left(1038);
    made << panelPicture(withDraft(underWay(), wrong));
    made << panelPicture(underWay());
    made << panelPicture(
        withDraft(underWay(), draftText()), [](DetailPanel& panel) { panel.setCompact(true); }, 580);
    made << panelPicture(withRecord(underWay(), RecordState::Queued));
    made << panelPicture(withRecord(underWay(), RecordState::Delivered));
    made << panelPicture(withRecord(underWay(), RecordState::NeedsAttention, AttentionReason::Rejected));
    made << panelPicture(withRecord(underWay(), RecordState::NeedsAttention, AttentionReason::SessionGone));
    made << panelPicture(conflict());
    made << panelPicture(withDraft(completedElsewhere(), draftText()),
                         [](DetailPanel& panel) { panel.setRecordedSuffix(true); });
    CompletionText full = draftText();
    full.notes = draftText().notes.repeated(11).left(980);
    made << panelPicture(withDraft(underWay(), full), [](DetailPanel& panel) {
        panel.setRecordedSuffix(true);
        panel.findChild<QWidget*>(QStringLiteral("notesEdit"))->setFocus();
    });
    made << panelPicture(completedElsewhere(), [](DetailPanel& panel) { panel.editLabel(); });
    return made;
}

QPixmap signInPicture(const std::function<void(SignInDialog&)>& prepare)
{
    SignInDialog dialog;
    dialog.setAttribute(Qt::WA_DontShowOnScreen);
    dialog.setServers({QStringLiteral("https://training.demo.example")});
    dialog.setEmail(QStringLiteral("instructor@demo.example"));
    dialog.offerDemo(48);
    dialog.findChild<QLineEdit*>(QStringLiteral("password"))->setText(QStringLiteral("0123456789"));
    dialog.show();
    prepare(dialog);
    QApplication::sendPostedEvents();
    QApplication::processEvents();
    dialog.adjustSize();
    return dialog.grab();
}

Pictures dialogs()
{
    Pictures made;
    made << signInPicture([](SignInDialog&) {});
    made << signInPicture([](SignInDialog& dialog) {
        dialog.showFailure(
            {FailureReason::SecretStoreMissing,
             QStringLiteral("This computer has no key store that answers. The sign-in cannot be kept."),
             {}});
    });
    made << signInPicture([](SignInDialog& dialog) {
        dialog.showFailure({FailureReason::WrongCredentials,
                            QStringLiteral("The server does not accept this e-mail address and password."),
                            {}});
    });
    made << signInPicture([](SignInDialog& dialog) { dialog.setBusy(true); });
    NewSessionDialog session;
    session.setAttribute(Qt::WA_DontShowOnScreen);
    Package other = package();
    other.id = QUuid::createUuid();
    other.title = QStringLiteral("Forklift Pre-Shift Check");
    session.setPackages({package(), other});
    session.show();
    QApplication::processEvents();
    made << session.grab();
    return made;
}

/// The pictures in rows, as one.
bool save(const Pictures& pictures, int perRow, const QString& file)
{
    QVector<QPointF> places;
    QSizeF size;
    QPointF at(kGap, kGap);
    qreal rowHeight = 0;
    for (int i = 0; i < pictures.size(); ++i) {
        const QSizeF picture = pictures.at(i).deviceIndependentSize();
        if (i > 0 && i % perRow == 0) {
            at = QPointF(kGap, at.y() + rowHeight + kGap);
            rowHeight = 0;
        }
        places.append(at);
        at.rx() += picture.width() + kGap;
        rowHeight = std::max(rowHeight, picture.height());
        size = size.expandedTo({at.x(), at.y() + rowHeight + kGap});
    }
    const qreal dpr = pictures.first().devicePixelRatio();
    QPixmap sheet((size * dpr).toSize());
    sheet.setDevicePixelRatio(dpr);
    sheet.fill(Theme::current().palette().color(QPalette::Window));
    QPainter painter(&sheet);
    for (int i = 0; i < pictures.size(); ++i)
        painter.drawPixmap(places.at(i), pictures.at(i));
    painter.end();
    return sheet.save(file);
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("TZ", "UTC");
    QApplication app(argc, argv);
    const QString folder = QCoreApplication::arguments().value(1);
    if (folder.isEmpty()) {
        std::fputs("usage: ui_gallery_detail FOLDER\n", stderr);
        return 2;
    }
    const QString language = qEnvironmentVariable("LECTERN_LANGUAGE", QStringLiteral("en"));
    QLocale::setDefault(QLocale(language == QStringLiteral("en") ? QStringLiteral("en_GB") : language));
    QTranslator translator;
    if (translator.load(qEnvironmentVariable("LECTERN_TRANSLATION")))
        QApplication::installTranslator(&translator);
    QApplication::setLayoutDirection(QLocale().textDirection());
    QApplication::setFont(pictureFont());
    QDir().mkpath(folder);
    for (const auto& [mode, name] :
         {std::pair(Theme::Mode::Light, "light"), std::pair(Theme::Mode::Dark, "dark")}) {
        Theme::current().setMode(mode);
        const QString end = QStringLiteral("-%1-%2-%3.png")
                                .arg(QLatin1String(name), language)
                                .arg(qRound(app.devicePixelRatio() * 100));
        if (!save(panels(), 4, folder + QStringLiteral("/detail") + end) ||
            !save(dialogs(), 2, folder + QStringLiteral("/dialogs") + end))
            return 1;
    }
    return 0;
}
