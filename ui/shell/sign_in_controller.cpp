#include "ui/shell/sign_in_controller.h"

#include "ui/shell/preferences.h"
#include "ui/signin/person_question.h"
#include "ui/signin/sign_in_dialog.h"
#include "workspace/console.h"

#include <utility>

namespace lectern {

SignInController::SignInController(Console& console, Preferences& preferences, QObject* parent)
    : QObject(parent)
    , m_console(console)
    , m_preferences(preferences)
{
    connect(&console, &Console::accountOpened, this, &SignInController::accountOpened);
    connect(&console, &Console::personAsked, this, &SignInController::askPerson);
    connect(&console, &Console::signInNeeded, this, &SignInController::rememberLast);
    connect(&console, &Console::signInCancelled, this, [this] { m_cancelling = false; });
}

void SignInController::rememberLast(const QString& server, const QString& email)
{
    m_lastServer = server;
    m_lastEmail = email;
}

void SignInController::open(QWidget* window)
{
    show(window, m_server.isEmpty() ? m_lastServer : m_server, m_lastEmail);
}

void SignInController::openFor(QWidget* window, const AccountInfo& account)
{
    if (account.method == SignInMethod::Demo) {
        m_console.startDemo(); // nobody knows its password
        return;
    }
    show(window, account.serverRoot, account.email);
}

void SignInController::show(QWidget* window, const QString& server, const QString& email)
{
    if (m_dialog) {
        m_dialog->raise();
        m_dialog->activateWindow();
        return;
    }
    m_dialog = new SignInDialog(window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->setServers(m_preferences.servers);
    if (!server.isEmpty())
        m_dialog->setServer(server);
    if (!email.isEmpty())
        m_dialog->setEmail(email);
    if (m_console.offersDemo())
        m_dialog->offerDemo(m_console.demoSessions());
    if (m_preferences.keyStoreMissing)
        m_dialog->setKeyStoreMissing();
    connect(m_dialog, &SignInDialog::signInRequested, this, [this](const SignInRequest& request) {
        m_wasToStay = request.staySignedIn;
        m_console.signIn(request);
    });
    connect(m_dialog, &SignInDialog::demoRequested, this, [this] { m_console.startDemo(); });
    connect(m_dialog, &QDialog::rejected, this, &SignInController::onRejected);
    connect(m_dialog, &QDialog::rejected, this, &SignInController::dismissed);
    m_dialog->open();
}

void SignInController::onRejected()
{
    if (!m_dialog || !m_dialog->isBusy())
        return;
    m_cancelling = true;
    m_wasToStay = false;
    m_console.cancelSignIn();
}

void SignInController::rememberKeyStore(bool missing)
{
    if (m_preferences.keyStoreMissing == missing)
        return;
    m_preferences.keyStoreMissing = missing;
    m_preferences.save();
}

void SignInController::askPerson(const QList<AccountInfo>& candidates)
{
    if (!m_dialog || m_cancelling)
        return; // it was cancelled meanwhile
    auto* question = new PersonQuestion(candidates, m_dialog);
    connect(question, &PersonQuestion::answered, &m_console, &Console::answerPerson);
    connect(question, &QDialog::rejected, m_dialog, &QDialog::reject);
    question->open();
}

void SignInController::accountOpened(const AccountInfo& account)
{
    if (m_dialog)
        m_dialog->accept();
    const bool wasToStay = std::exchange(m_wasToStay, false);
    if (account.method != SignInMethod::Demo && m_preferences.rememberServer(account.serverRoot))
        m_preferences.save();
    if (wasToStay && !account.sessionOnly)
        rememberKeyStore(false);
}

void SignInController::showFailure(const Failure& failure)
{
    if (failure.reason == FailureReason::SecretStoreMissing)
        rememberKeyStore(true);
    if (m_dialog)
        m_dialog->showFailure(failure);
}

} // namespace lectern
