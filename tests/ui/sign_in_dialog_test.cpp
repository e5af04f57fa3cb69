#include "ui/common/field_message.h"
#include "ui/common/fonts.h"
#include "ui/common/kinds.h"
#include "ui/common/segmented_control.h"
#include "ui/common/theme.h"
#include "ui/common/tone_label.h"
#include "ui/signin/secret_edit.h"
#include "ui/signin/sign_in_dialog.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QKeyEvent>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace lectern;

/// The sign-in dialog in all its states.
class SignInDialogTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<SignInDialog> m_dialog;

    template <typename T>
    T* part(const char* name) const
    {
        return m_dialog->findChild<T*>(QLatin1String(name));
    }
    [[nodiscard]] bool shows(const char* name) const
    {
        return part<QWidget>(name)->isVisibleTo(m_dialog.get());
    }
    [[nodiscard]] QString message(const char* name) const { return part<FieldMessage>(name)->text(); }
    void press(const char* name) { QTest::mouseClick(part<QPushButton>(name), Qt::LeftButton); }
    void fillIn()
    {
        m_dialog->setServer(QStringLiteral(" https://training.demo.example "));
        m_dialog->setEmail(QStringLiteral("instructor@demo.example"));
        part<QLineEdit>("password")->setText(QStringLiteral(" a password "));
    }

private Q_SLOTS:
    void initTestCase()
    {
        qRegisterMetaType<SignInRequest>();
        QApplication::setFont(pictureFont());
        Theme::current().setMode(Theme::Mode::Light);
    }
    void init()
    {
        m_dialog = std::make_unique<SignInDialog>();
        m_dialog->open();
        m_dialog->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    }
    void cleanup() { m_dialog.reset(); }

    void rememberedServersAreOfferedAndTheFirstFilledIn()
    {
        m_dialog->setServers(
            {QStringLiteral("https://a.demo.example"), QStringLiteral("https://b.demo.example")});
        auto* server = part<QComboBox>("server");
        QCOMPARE(server->count(), 2);
        QCOMPARE(server->currentText(), QStringLiteral("https://a.demo.example"));
        m_dialog->setServer(QStringLiteral("https://c.demo.example"));
        m_dialog->setServers({QStringLiteral("https://a.demo.example")});
        QCOMPARE(server->currentText(), QStringLiteral("https://c.demo.example"));
    }

    void emptyFieldsAreNamedAndTheFirstTakesTheKeyboard()
    {
        QSignalSpy requests(m_dialog.get(), &SignInDialog::signInRequested);
        press("signIn");
        QVERIFY(requests.isEmpty());
        QVERIFY(!message("serverMessage").isEmpty());
        QVERIFY(!message("emailMessage").isEmpty());
        QVERIFY(!message("passwordMessage").isEmpty());
        QVERIFY(part<QComboBox>("server")->hasFocus() || part<QComboBox>("server")->lineEdit()->hasFocus());
        QVERIFY(isInvalid(part<QLineEdit>("email")));
        QTest::keyClicks(part<QLineEdit>("email"), QStringLiteral("i"));
        QVERIFY(message("emailMessage").isEmpty());
        QVERIFY(!isInvalid(part<QLineEdit>("email")));
        QVERIFY(!message("passwordMessage").isEmpty());
    }

    void passwordSignInIsAskedForOnceAndTheDialogIsBusy()
    {
        QSignalSpy requests(m_dialog.get(), &SignInDialog::signInRequested);
        fillIn();
        QTest::keyClick(part<QLineEdit>("password"), Qt::Key_Return);
        QCOMPARE(requests.size(), 1);
        const auto request = requests.at(0).at(0).value<SignInRequest>();
        QCOMPARE(request.method, SignInMethod::Password);
        QCOMPARE(request.server, QStringLiteral("https://training.demo.example"));
        QCOMPARE(request.email, QStringLiteral("instructor@demo.example"));
        QCOMPARE(request.password, QStringLiteral(" a password ")); // blanks may belong to it
        QVERIFY(request.staySignedIn);
        QVERIFY(m_dialog->isBusy());
        QVERIFY(!part<QPushButton>("signIn")->isEnabled());
        QCOMPARE(part<QPushButton>("signIn")->text(), QStringLiteral("Signing in…"));
        QVERIFY(!part<QLineEdit>("password")->isEnabled());
        QVERIFY(part<QPushButton>("cancel")->isEnabled());
        QVERIFY(part<QPushButton>("cancel")->hasFocus());
        press("signIn");
        QCOMPARE(requests.size(), 1);
    }

    void busyDialogCanBeCancelled()
    {
        QSignalSpy rejections(m_dialog.get(), &QDialog::rejected);
        fillIn();
        press("signIn");
        press("cancel");
        QCOMPARE(rejections.size(), 1);
    }

    void pastedTokenIsTrimmed()
    {
        QSignalSpy requests(m_dialog.get(), &SignInDialog::signInRequested);
        fillIn();
        auto* method = part<SegmentedControl>("method");
        for (QAbstractButton* segment : method->findChildren<QAbstractButton*>()) {
            if (segment->text() == QStringLiteral("Access token"))
                segment->click();
        }
        QCOMPARE(method->current(), 1);
        QVERIFY(shows("token"));
        QVERIFY(!shows("password"));
        press("signIn");
        QVERIFY(!message("tokenMessage").isEmpty());
        part<QLineEdit>("token")->setText(QStringLiteral(" made.up.token\n"));
        part<QCheckBox>("staySignedIn")->setChecked(false);
        press("signIn");
        QCOMPARE(requests.size(), 1);
        const auto request = requests.at(0).at(0).value<SignInRequest>();
        QCOMPARE(request.method, SignInMethod::Token);
        QCOMPARE(request.token, QStringLiteral("made.up.token"));
        QVERIFY(request.password.isEmpty());
        QVERIFY(!request.staySignedIn);
    }

    void failureStandsWhereItBelongs_data()
    {
        QTest::addColumn<FailureReason>("reason");
        QTest::addColumn<QString>("place");
        QTest::newRow("wrong password") << FailureReason::WrongCredentials << "passwordMessage";
        QTest::newRow("no connection") << FailureReason::Unreachable << "serverMessage";
        QTest::newRow("not a server") << FailureReason::ServerAnswer << "serverMessage";
        QTest::newRow("no address") << FailureReason::InvalidInput << "serverMessage";
        QTest::newRow("in use") << FailureReason::InUse << "problem";
        QTest::newRow("no key store") << FailureReason::SecretStoreMissing << "problem";
    }
    void failureStandsWhereItBelongs()
    {
        QFETCH(FailureReason, reason);
        QFETCH(QString, place);
        fillIn();
        press("signIn");
        m_dialog->showFailure({reason, QStringLiteral("The words."), {}});
        QVERIFY(!m_dialog->isBusy());
        QCOMPARE(part<QPushButton>("signIn")->text(), QStringLiteral("Sign in"));
        for (FieldMessage* message : m_dialog->findChildren<FieldMessage*>())
            QCOMPARE(message->text().isEmpty(), message->objectName() != place);
        QCOMPARE(part<QLineEdit>("password")->text(), QStringLiteral(" a password "));
    }

    void missingKeyStoreOffersASignInUntilTheProgramIsClosed()
    {
        QSignalSpy requests(m_dialog.get(), &SignInDialog::signInRequested);
        fillIn();
        press("signIn");
        QVERIFY(!shows("untilClosed"));
        m_dialog->showFailure({FailureReason::SecretStoreMissing, QStringLiteral("No key store."), {}});
        QVERIFY(shows("untilClosed"));
        QVERIFY(!shows("signIn")); // one stands in the place of the other
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(requests.size(), 2);
        QVERIFY(!requests.at(1).at(0).value<SignInRequest>().staySignedIn);
        m_dialog->showFailure({FailureReason::WrongCredentials, QStringLiteral("Not the password."), {}});
        QTest::keyClick(part<QLineEdit>("password"), Qt::Key_Return);
        QCOMPARE(requests.size(), 3);
        QVERIFY(!requests.at(2).at(0).value<SignInRequest>().staySignedIn);
    }

    void aKeyStoreThatWasMissingLastTimeIsNotAskedFor()
    {
        m_dialog->setKeyStoreMissing();
        QSignalSpy requests(m_dialog.get(), &SignInDialog::signInRequested);
        fillIn();
        QTest::keyClick(part<QLineEdit>("password"), Qt::Key_Return);
        QCOMPARE(requests.size(), 1);
        QVERIFY(!requests.at(0).at(0).value<SignInRequest>().staySignedIn);
    }

    void enterPressesTheFocusedButton()
    {
        QSignalSpy requests(m_dialog.get(), &SignInDialog::signInRequested);
        QSignalSpy demos(m_dialog.get(), &SignInDialog::demoRequested);
        m_dialog->offerDemo(48);
        part<QPushButton>("tryDemo")->setFocus();
        QTest::keyClick(part<QPushButton>("tryDemo"), Qt::Key_Shift); // no second Enter in a row
        QTest::keyClick(part<QPushButton>("tryDemo"), Qt::Key_Return);
        QCOMPARE(demos.size(), 1);
        QVERIFY(requests.isEmpty());
        QVERIFY(message("passwordMessage").isEmpty());
    }

    void enterHeldOnTheWayInDoesNotCancel()
    {
        QSignalSpy rejections(m_dialog.get(), &QDialog::rejected);
        fillIn();
        QTest::keyClick(part<QLineEdit>("password"), Qt::Key_Return);
        QVERIFY(part<QPushButton>("cancel")->hasFocus());
        QTest::keyClick(part<QPushButton>("cancel"), Qt::Key_Return);
        QKeyEvent repeated(QEvent::KeyPress, Qt::Key_Return, {}, {}, true);
        QApplication::sendEvent(part<QPushButton>("cancel"), &repeated);
        QVERIFY(rejections.isEmpty());
        QTest::keyClick(part<QPushButton>("cancel"), Qt::Key_Escape);
        QCOMPARE(rejections.size(), 1);
    }

    void messagesOfOneLineMoveNothing()
    {
        m_dialog->offerDemo(48);
        fillIn();
        const auto places = [this] {
            QList<QPoint> all;
            for (const char* name :
                 {"server", "email", "password", "staySignedIn", "cancel", "signIn", "tryDemo"})
                all << part<QWidget>(name)->mapTo(m_dialog.get(), QPoint());
            return all;
        };
        QTRY_COMPARE(m_dialog->width(), 480);
        QTRY_COMPARE(m_dialog->height(), m_dialog->sizeHint().height());
        const QList<QPoint> before = places();
        for (const FailureReason reason : {FailureReason::WrongCredentials, FailureReason::Unreachable,
                                           FailureReason::InUse, FailureReason::InvalidInput}) {
            m_dialog->showFailure({reason, QStringLiteral("The words of a failure."), {}});
            QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
            QCoreApplication::processEvents();
            QCOMPARE(places(), before);
        }
        QVERIFY2(m_dialog->height() <= 600, qPrintable(QString::number(m_dialog->height())));
    }

    void demoIsThereOnlyIfItIsOffered()
    {
        QSignalSpy demos(m_dialog.get(), &SignInDialog::demoRequested);
        QVERIFY(!shows("tryDemo"));
        m_dialog->offerDemo(48);
        QVERIFY(shows("tryDemo"));
        QVERIFY(part<ToneLabel>("demoNote")->text().contains(QStringLiteral("48")));
        press("tryDemo"); // needs nothing filled in
        QCOMPARE(demos.size(), 1);
        QVERIFY(m_dialog->isBusy());
    }

    void eyeShowsThePasswordUntilItIsSent()
    {
        fillIn();
        auto* password = part<SecretEdit>("password");
        QCOMPARE(password->echoMode(), QLineEdit::Password);
        password->eye()->trigger();
        QCOMPARE(password->echoMode(), QLineEdit::Normal);
        press("signIn");
        QCOMPARE(password->echoMode(), QLineEdit::Password);
    }

    void longWordsWrapInsteadOfWideningTheDialog()
    {
        m_dialog->offerDemo(48);
        QTRY_COMPARE(m_dialog->width(), 480);
        const int height = m_dialog->height();
        m_dialog->showFailure({FailureReason::Unreachable, QStringLiteral("Many words. ").repeated(20), {}});
        QTRY_VERIFY(m_dialog->height() > height);
        QCOMPARE(m_dialog->width(), 480);
        auto* words = part<FieldMessage>("serverMessage");
        QTRY_VERIFY2(words->height() >= words->heightForWidth(words->width()),
                     qPrintable(QString::number(words->height())));
    }

    void everythingFocusableHasAName()
    {
        m_dialog->offerDemo(48);
        m_dialog->showFailure({FailureReason::SecretStoreMissing, QStringLiteral("No key store."), {}});
        int seen = 0;
        for (QWidget* widget : m_dialog->findChildren<QWidget*>()) {
            if (!(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy() || widget->isWindow())
                continue;
            if (qobject_cast<QComboBox*>(widget->parentWidget()) || !widget->isVisibleTo(m_dialog.get()))
                continue;
            ++seen;
            QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(widget);
            QVERIFY(spoken);
            QVERIFY2(!spoken->text(QAccessible::Name).isEmpty(),
                     qPrintable(QString::fromLatin1(widget->metaObject()->className()) + u' ' +
                                widget->objectName()));
        }
        QVERIFY(seen >= 7);
    }
};

QTEST_MAIN(SignInDialogTest)
#include "sign_in_dialog_test.moc"
