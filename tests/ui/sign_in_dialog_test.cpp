#include "ui/common/field_message.h"
#include "ui/common/fonts.h"
#include "ui/common/kinds.h"
#include "ui/common/segmented_control.h"
#include "ui/common/theme.h"
#include "ui/signin/secret_edit.h"
#include "ui/signin/sign_in_dialog.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
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

    void missingKeyStoreOffersASignInForThisSession()
    {
        QSignalSpy requests(m_dialog.get(), &SignInDialog::signInRequested);
        fillIn();
        press("signIn");
        QVERIFY(!shows("sessionOnly"));
        m_dialog->showFailure({FailureReason::SecretStoreMissing, QStringLiteral("No key store."), {}});
        QVERIFY(shows("sessionOnly"));
        press("sessionOnly");
        QCOMPARE(requests.size(), 2);
        QVERIFY(!requests.at(1).at(0).value<SignInRequest>().staySignedIn);
    }

    void demoIsThereOnlyIfItIsOffered()
    {
        QSignalSpy demos(m_dialog.get(), &SignInDialog::demoRequested);
        QVERIFY(!shows("tryDemo"));
        m_dialog->setDemoOffered(true);
        QVERIFY(shows("tryDemo"));
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
        m_dialog->setDemoOffered(true);
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
        m_dialog->setDemoOffered(true);
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
