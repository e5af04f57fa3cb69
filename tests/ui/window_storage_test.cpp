#include "support/server_process.h"
#include "ui/common/field_message.h"
#include "ui/common/theme.h"
#include "ui/completion/completion_form.h"
#include "ui/completion/detail_panel.h"
#include "ui/sessions/session_table.h"
#include "ui/shell/language.h"
#include "ui/shell/main_controller.h"
#include "ui/shell/main_menu.h"
#include "ui/shell/main_window.h"
#include "ui/shell/preferences.h"
#include "ui/shell/session_sheet.h"
#include "workspace/console.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <QTextEdit>

#include <memory>
#include <sys/mount.h>

using namespace lectern;
using namespace Qt::StringLiterals;

/// The window on a disk that is full, with files that are damaged or too new, and writing files of its own.
class WindowStorageTest : public QObject
{
    Q_OBJECT

private:
    test::ServerProcess m_server;
    Language m_language;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<Console> m_console;
    std::unique_ptr<MainController> m_controller;
    bool m_mounted = false;

    static constexpr int kPatienceMs = 20'000;

    [[nodiscard]] QString profile() const { return m_folder->filePath(u"profile"_s); }
    [[nodiscard]] MainWindow* window() const { return m_controller->window(); }
    [[nodiscard]] DetailPanel* detail() const { return window()->detail(); }
    template <typename T>
    [[nodiscard]] T* find(const char* name) const
    {
        return window()->findChild<T*>(QLatin1String(name));
    }

    /// The program is started; the demo signs in without questions if it did before.
    void start()
    {
        ConsoleConfig config;
        config.profileRoot = profile();
        config.holdSeconds = 30;
        config.startDemo = [this](const QString&) -> Result<ConsoleConfig::Demo> {
            return ConsoleConfig::Demo{QUrl(m_server.root()),
                                       u"instructor@demo.example"_s,
                                       u"demo-password"_s,
                                       std::make_shared<int>(1),
                                       {}};
        };
        m_preferences = std::make_unique<Preferences>(m_folder->filePath(u"window.ini"_s));
        m_console = std::make_unique<Console>(config);
        m_controller = std::make_unique<MainController>(*m_console, *m_preferences, m_language);
        m_console->start();
        m_controller->openWindow();
        QTRY_VERIFY(window()->isVisible());
    }
    void end()
    {
        m_controller.reset();
        m_console.reset();
    }
    void openDemo()
    {
        start();
        m_console->startDemo();
        QTRY_VERIFY_WITH_TIMEOUT(!detail()->sessionId().isNull(), kPatienceMs);
        QTRY_VERIFY(detail()->form()->isVisibleTo(detail()));
    }
    [[nodiscard]] QMessageBox* question() const { return find<QMessageBox>("draftQuestion"); }
    void mountSmallDisk()
    {
        m_mounted = ::mount("tmpfs", m_folder->path().toLocal8Bit().constData(), "tmpfs", 0,
                            "size=4m,mode=0700") == 0;
    }
    /// Until the draft of the shown session can't be saved any more.
    void fillDisk(const CompletionText& text)
    {
        QFile ballast(m_folder->filePath(u"ballast"_s));
        QVERIFY(ballast.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        while (ballast.write(QByteArray(4096, 'x')) > 0) {
        }
        QSignalSpy refused(m_console.get(), &Console::draftRefused);
        for (int n = 0; n < 200 && refused.isEmpty(); ++n) { // the log still has room for a few
            m_console->saveDraft(detail()->sessionId(), {{85.0, {}}, {double(n), {}}, text.notes});
            (void)refused.wait(50);
        }
        QVERIFY(!refused.isEmpty());
    }
    void makeRoomOnDisk() { QVERIFY(QFile::remove(m_folder->filePath(u"ballast"_s))); }
    void completeWith(const QString& score)
    {
        detail()->fillForm(detail()->sessionId(), {score, u"34"_s, u"Calm and careful"_s});
        detail()->complete();
    }
    [[nodiscard]] QString recordsFile() const
    {
        const QDir accounts(profile() + u"/accounts"_s);
        const QStringList names = accounts.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        return accounts.filePath(names.value(0) + u"/records.sqlite"_s);
    }
    static QVariant inFile(const QString& file, const QString& sql)
    {
        QVariant value;
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"behind"_s);
            database.setDatabaseName(file);
            if (database.open()) {
                QSqlQuery query(database);
                if (query.exec(sql) && query.next())
                    value = query.value(0);
            }
        }
        QSqlDatabase::removeDatabase(u"behind"_s);
        return value;
    }

private slots:
    void initTestCase()
    {
        m_language.apply(u"en"_s);
        Theme::current().setReducedMotion(true);
        QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        QVERIFY(m_server.start());
    }
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup()
    {
        end();
        if (std::exchange(m_mounted, false))
            ::umount2(m_folder->path().toLocal8Bit().constData(), MNT_DETACH);
        m_folder.reset();
    }

    void aFullDiskKeepsWhatWasTypedAndSaysSoAtOnce()
    {
        mountSmallDisk();
        if (!m_mounted)
            QSKIP("mounting a small disk needs to be root");
        openDemo();
        QSignalSpy refused(m_console.get(), &Console::saveRefused);
        QSignalSpy draftRefused(m_console.get(), &Console::draftRefused);
        QSignalSpy draftSaved(m_console.get(), &Console::draftSaved);
        QSignalSpy saved(m_console.get(), &Console::recordSaved);
        const QUuid session = detail()->sessionId();
        const CompletionText typed{u"85"_s, u"34"_s, QString(900, u'n')};
        fillDisk(typed);
        draftRefused.clear();
        // Typed: it is said that the draft is not saved, and again it is not.
        detail()->fillForm(session, typed);
        Q_EMIT detail()->draftChanged(session, typed);
        QTRY_VERIFY(!draftRefused.isEmpty());
        QTRY_VERIFY(find<FieldMessage>("saveRefusal")->text().startsWith(u"The draft is not saved yet"_s));
        detail()->complete();
        QTRY_VERIFY(!refused.isEmpty());
        QVERIFY(saved.isEmpty());
        const QString words = find<FieldMessage>("saveRefusal")->text();
        QVERIFY2(words.contains(u"No space left on this disk"_s), qPrintable(words));
        QVERIFY(find<QWidget>("saveRefusal")->isVisibleTo(detail()));
        QCOMPARE(detail()->form()->text(), typed);
        QCOMPARE(detail()->sessionId(), session);

        draftSaved.clear();
        makeRoomOnDisk();
        QTRY_VERIFY_WITH_TIMEOUT(!draftSaved.isEmpty(), kPatienceMs); // by itself
        QCOMPARE(draftSaved.at(0).at(0).toUuid(), session);
        detail()->complete();
        QTRY_COMPARE(saved.size(), 1);
        QTRY_VERIFY(!find<QWidget>("saveRefusal")->isVisibleTo(detail()));
    }

    void leavingAsksAboutADraftThatIsNotOnTheDisk()
    {
        mountSmallDisk();
        if (!m_mounted)
            QSKIP("mounting a small disk needs to be root");
        openDemo();
        const QUuid session = detail()->sessionId();
        const CompletionText typed{u"85"_s, u"34"_s, QString(900, u'n')};
        fillDisk(typed);
        detail()->fillForm(session, typed);
        Q_EMIT detail()->draftChanged(session, typed);

        window()->close();
        QTRY_VERIFY(question() && question()->isVisible());
        QVERIFY(question()->text().contains(u"1 session"_s));
        QVERIFY(question()->informativeText().contains(u"No space left on this disk"_s));
        QTest::keyClick(question(), Qt::Key_Escape);
        QTRY_VERIFY(!question());
        QVERIFY(window()->isVisible());
        QCOMPARE(detail()->form()->text(), typed);

        window()->menu()->at(Command::SignOut)->trigger();
        QTRY_VERIFY(question() && question()->isVisible());
        QCOMPARE(m_controller->presence(), Presence::SignedIn);
        makeRoomOnDisk();
        QTRY_COMPARE_WITH_TIMEOUT(m_controller->presence(), Presence::SignedOut, kPatienceMs); // by itself
        QVERIFY(!question());
        const QString file = recordsFile();
        end();
        QCOMPARE(inFile(file, u"SELECT count(*) FROM drafts"_s).toInt(), 1);
    }

    void leavingWithoutADraftIsPossible()
    {
        mountSmallDisk();
        if (!m_mounted)
            QSKIP("mounting a small disk needs to be root");
        openDemo();
        const CompletionText typed{u"85"_s, u"34"_s, QString(900, u'n')};
        fillDisk(typed);
        detail()->fillForm(detail()->sessionId(), typed);
        Q_EMIT detail()->draftChanged(detail()->sessionId(), typed);
        window()->close();
        QTRY_VERIFY(question() && question()->isVisible());
        const QList<QAbstractButton*> buttons = question()->buttons();
        for (QAbstractButton* const button : buttons) {
            if (question()->buttonRole(button) == QMessageBox::DestructiveRole)
                button->click();
        }
        QTRY_VERIFY(!window()->isVisible());
    }

    void theSystemIsNotHeldUpWhenItEnds()
    {
        openDemo();
        const QUuid session = detail()->sessionId();
        const CompletionText typed{u"85"_s, u"34"_s, u"Calm"_s};
        detail()->fillForm(session, typed);
        completeWith(u"85"_s);
        QTRY_VERIFY(!find<QWidget>("unsentQuestion"));
        const QString file = recordsFile();
        m_controller->onSystemLogOff();
        window()->close();
        QVERIFY(!window()->isVisible());
        QVERIFY(!find<QWidget>("unsentQuestion"));
        end();
        QCOMPARE(inFile(file, u"SELECT count(*) FROM records"_s).toInt(), 1);
    }

    void aFileOfANewerVersionIsRefusedInClearWords()
    {
        openDemo();
        end();
        inFile(recordsFile(), u"PRAGMA user_version = 99"_s);
        QCOMPARE(inFile(recordsFile(), u"PRAGMA user_version"_s).toInt(), 99);
        start();
        QTRY_VERIFY_WITH_TIMEOUT(find<QWidget>("signInDialog"), kPatienceMs);
        const auto said = [this] {
            QString all;
            for (const FieldMessage* message : window()->findChildren<FieldMessage*>())
                all += message->text();
            return all;
        };
        QTRY_VERIFY2(said().contains(u"A newer version of Lectern wrote the file records.sqlite."_s),
                     qPrintable(said()));
        QVERIFY(said().contains(u"Update Lectern on this computer"_s));
        QCOMPARE(inFile(recordsFile(), u"PRAGMA user_version"_s).toInt(), 99);
    }

    void aDamagedFileIsMendedAndTheWindowSaysWhatCameThrough()
    {
        openDemo();
        QSignalSpy saved(m_console.get(), &Console::recordSaved);
        completeWith(u"85"_s);
        QTRY_COMPARE(saved.size(), 1);
        end();
        const QString file = recordsFile();
        const qint64 page =
            inFile(file, u"SELECT rootpage FROM sqlite_master WHERE name = 'records'"_s).toLongLong();
        const qint64 size = inFile(file, u"PRAGMA page_size"_s).toLongLong();
        QVERIFY(page > 1);
        QFile damaged(file);
        QVERIFY(damaged.open(QIODevice::ReadWrite) && damaged.seek((page - 1) * size));
        QCOMPARE(damaged.write(QByteArray(size, '\0')), size);
        damaged.close();
        QFile suspicion(file + u".suspect"_s); // as a query leaves it that met the damage
        QVERIFY(suspicion.open(QIODevice::WriteOnly));
        suspicion.close();

        start();
        QTRY_VERIFY_WITH_TIMEOUT(find<QMessageBox>("repairNotice"), kPatienceMs);
        const auto* notice = find<QMessageBox>("repairNotice");
        QVERIFY(notice->text().contains(u"was damaged"_s));
        QVERIFY2(notice->informativeText().contains(u"Came through: 1 record"_s),
                 qPrintable(notice->informativeText()));
        QVERIFY(notice->informativeText().contains(u"kept at "_s));
        const QStringList kept = QDir(QFileInfo(file).path()).entryList({u"*damaged*"_s});
        QVERIFY(!kept.isEmpty());
        QVERIFY(notice->informativeText().contains(kept.constFirst()));
        end();
        start(); // nobody has seen it yet
        QTRY_VERIFY_WITH_TIMEOUT(find<QMessageBox>("repairNotice"), kPatienceMs);
        find<QMessageBox>("repairNotice")->buttons().constFirst()->click();
        end();
        start(); // a sound file says nothing
        QTRY_VERIFY_WITH_TIMEOUT(!detail()->sessionId().isNull(), kPatienceMs);
        QVERIFY(!find<QMessageBox>("repairNotice"));
    }

    void aReceiptIsShownAndExportedAsTextAndAsJson()
    {
        openDemo();
        QSignalSpy saved(m_console.get(), &Console::recordSaved);
        completeWith(u"85"_s);
        QTRY_COMPARE(saved.size(), 1);
        QTRY_VERIFY(find<QPushButton>("showReceipt")->isVisibleTo(detail()));
        find<QPushButton>("showReceipt")->click();
        QTRY_VERIFY(find<QDialog>("receiptDialog"));
        const QString shown = find<QTextEdit>("receiptView")->toPlainText();
        const auto record = saved.at(0).at(0).value<Record>();
        QVERIFY(shown.contains(record.id.toString(QUuid::WithoutBraces)));
        QVERIFY2(shown.contains(u"Calm and careful"_s), qPrintable(shown));

        const auto exportTo = [this](const QString& file) {
            QSignalSpy exported(m_console.get(), &Console::receiptExported);
            find<QPushButton>("exportReceipt")->click();
            auto* chooser = find<QFileDialog>("receiptFile");
            QVERIFY(chooser);
            chooser->selectFile(file);
            QMetaObject::invokeMethod(chooser, "accept");
            QTRY_COMPARE(exported.size(), 1);
            QTRY_VERIFY(!find<QFileDialog>("receiptFile"));
            QCOMPARE(exported.at(0).at(0).toString(), file);
            QVERIFY(find<FieldMessage>("receiptMessage")->text().contains(file));
        };
        const QString text = m_folder->filePath(u"receipt.txt"_s);
        exportTo(text);
        const QString json = m_folder->filePath(u"receipt.json"_s);
        exportTo(json);
        QFile textFile(text);
        QVERIFY(textFile.open(QIODevice::ReadOnly));
        QVERIFY(QString::fromUtf8(textFile.readAll()).contains(u"Calm and careful"_s));
        QFile jsonFile(json);
        QVERIFY(jsonFile.open(QIODevice::ReadOnly));
        const QJsonObject receipt =
            QJsonDocument::fromJson(jsonFile.readAll()).object()[u"receipt"_s].toObject();
        QCOMPARE(receipt[u"record_id"_s].toString(), record.id.toString(QUuid::WithoutBraces));
    }

    void aReceiptThatCannotBeWrittenSaysSoAndTheWindowGoesOn()
    {
        openDemo();
        QSignalSpy saved(m_console.get(), &Console::recordSaved);
        completeWith(u"85"_s);
        QTRY_COMPARE(saved.size(), 1);
        const QUuid id = saved.at(0).at(0).value<Record>().id;
        m_controller->showReceipt(id);
        QTRY_VERIFY(find<QDialog>("receiptDialog"));
        QSignalSpy failed(m_console.get(), &Console::exportFailed);
        m_console->exportReceipt(id, m_folder->filePath(u"nowhere/receipt.txt"_s), ReceiptFormat::Text);
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(find<FieldMessage>("receiptMessage")->hasError());
        QVERIFY(find<FieldMessage>("receiptMessage")->text().contains(u"Choose another folder"_s));
    }

    void theTimeOfRecordingIsAppendedWhenTheAccountWantsIt()
    {
        openDemo();
        QSignalSpy saved(m_console.get(), &Console::recordSaved);
        auto* action = window()->menu()->at(Command::RecordedSuffix);
        QVERIFY(!action->isChecked());
        action->trigger();
        QTRY_VERIFY(action->isChecked());
        detail()->fillForm(detail()->sessionId(), {u"85"_s, {}, QString(990, u'n')});
        QTRY_VERIFY(!detail()->canComplete());
        completeWith(u"85"_s);
        QTRY_COMPARE(saved.size(), 1);
        const auto record = saved.at(0).at(0).value<Record>();
        QVERIFY(record.completion.notes->text().startsWith(u"Calm and careful [recorded "_s));
        end();
        start(); // it is the account's, not the window's
        QTRY_VERIFY_WITH_TIMEOUT(window()->menu()->at(Command::RecordedSuffix)->isChecked(), kPatienceMs);
    }
};

QTEST_MAIN(WindowStorageTest)
#include "window_storage_test.moc"
