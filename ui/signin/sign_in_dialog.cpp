#include "ui/signin/sign_in_dialog.h"

#include "ui/common/segmented_control.h"
#include "ui/common/tone_label.h"
#include "ui/signin/sign_in_parts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QShowEvent>
#include <QStackedWidget>

namespace lectern {
namespace {

/// Complains beside an empty field. @p first becomes the first field that is empty.
void require(QLineEdit* edit, FieldMessage* message, const QString& words, QLineEdit*& first)
{
    if (!edit->text().trimmed().isEmpty())
        return;
    message->setError(words);
    if (!first)
        first = edit;
}

} // namespace

SignInDialog::SignInDialog(QWidget* parent) : QDialog(parent), m_parts(std::make_unique<SignInParts>(*this))
{
    setObjectName(QStringLiteral("signInDialog"));
    setWindowTitle(tr("Sign in to Lectern"));
    connect(m_parts->signIn, &QPushButton::clicked, this,
            [this] { requestSignIn(m_parts->stay->isChecked()); });
    connect(m_parts->untilClosed, &QPushButton::clicked, this, [this] { requestSignIn(false); });
    connect(m_parts->stay, &QCheckBox::clicked, this, [this] {
        m_parts->problem->clear();
        m_parts->offerUntilClosed(false);
    });
    connect(m_parts->cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_parts->demo, &QPushButton::clicked, this, &SignInDialog::requestDemo);
    connect(m_parts->method, &SegmentedControl::currentChanged, this, [this] { m_parts->clearMessages(); });

    // A complaint goes as soon as its field is touched.
    const auto forget = [this](QLineEdit* edit, FieldMessage* message) {
        connect(edit, &QLineEdit::textChanged, this, [this, message] {
            message->clear();
            m_parts->problem->clear();
            m_parts->offerUntilClosed(false);
        });
    };
    forget(m_parts->server->lineEdit(), m_parts->serverMessage);
    forget(m_parts->email, m_parts->emailMessage);
    forget(m_parts->password, m_parts->passwordMessage);
    forget(m_parts->token, m_parts->tokenMessage);
}

SignInDialog::~SignInDialog() = default;

void SignInDialog::setServers(const QStringList& servers)
{
    const QString typed = m_parts->server->currentText();
    m_parts->server->clear();
    m_parts->server->addItems(servers);
    m_parts->server->setEditText(typed.isEmpty() ? servers.value(0) : typed);
}

void SignInDialog::setServer(const QString& server)
{
    m_parts->server->setEditText(server);
}

void SignInDialog::setEmail(const QString& email)
{
    m_parts->email->setText(email);
}

void SignInDialog::setKeyStoreMissing()
{
    m_parts->stay->setChecked(false);
    m_parts->setStayNote(
        tr("No key store was found here last time: the sign-in lasts until Lectern is closed."));
}

void SignInDialog::offerDemo(int sessions)
{
    m_parts->demoNote->setText(
        tr("%n made-up session(s) on this computer. No server, nothing leaves it.", nullptr, sessions));
    m_parts->demoFoot->show();
}

bool SignInDialog::isBusy() const
{
    return m_busy;
}

void SignInDialog::requestSignIn(bool staySignedIn)
{
    if (m_busy)
        return;
    m_parts->clearMessages();
    QLineEdit* missing = nullptr;
    require(m_parts->server->lineEdit(), m_parts->serverMessage, tr("Type the address of the server."),
            missing);
    if (m_parts->isTokenPage()) {
        require(m_parts->token, m_parts->tokenMessage, tr("Paste an access token."), missing);
    } else {
        require(m_parts->email, m_parts->emailMessage, tr("Type the e-mail address of the account."),
                missing);
        require(m_parts->password, m_parts->passwordMessage, tr("Type the password."), missing);
    }
    if (missing) {
        missing->setFocus(Qt::OtherFocusReason);
        return;
    }
    SignInRequest request;
    request.server = m_parts->server->currentText().trimmed();
    request.staySignedIn = staySignedIn;
    if (m_parts->isTokenPage()) {
        request.method = SignInMethod::Token;
        request.token = m_parts->token->text().trimmed();
    } else {
        request.method = SignInMethod::Password;
        request.email = m_parts->email->text().trimmed();
        request.password = m_parts->password->text();
    }
    setBusy(true);
    Q_EMIT signInRequested(request);
}

void SignInDialog::requestDemo()
{
    if (m_busy)
        return;
    m_parts->clearMessages();
    setBusy(true);
    m_parts->signIn->setText(tr("Sign in"));
    m_parts->demo->setText(tr("Starting…"));
    Q_EMIT demoRequested();
}

void SignInDialog::setBusy(bool busy)
{
    if (m_busy == busy)
        return;
    m_busy = busy;
    if (busy) {
        m_parts->cancel->setFocus(Qt::OtherFocusReason); // before the field that has it is disabled
    }
    m_parts->setFieldsEnabled(!busy);
    m_parts->signIn->setText(busy ? tr("Signing in…") : tr("Sign in"));
    m_parts->demo->setText(tr("Try the demo"));
}

void SignInDialog::showFailure(const Failure& failure)
{
    setBusy(false);
    m_parts->clearMessages();
    QLineEdit* secret = m_parts->isTokenPage() ? m_parts->token : m_parts->password;
    switch (failure.reason) {
    case FailureReason::WrongCredentials:
        (m_parts->isTokenPage() ? m_parts->tokenMessage : m_parts->passwordMessage)
            ->setError(failure.message);
        secret->setFocus(Qt::OtherFocusReason);
        secret->selectAll();
        break;
    case FailureReason::InvalidInput:
    case FailureReason::Unreachable:
    case FailureReason::ServerAnswer:
        m_parts->serverMessage->setError(failure.message);
        m_parts->server->setFocus(Qt::OtherFocusReason);
        break;
    case FailureReason::SecretStoreMissing:
        m_parts->problem->setNote(IconName::Key, failure.message, Tone::Text);
        m_parts->stay->setChecked(false); // else the next try would be refused for the same reason
        m_parts->offerUntilClosed(true);
        m_parts->untilClosed->setFocus(Qt::OtherFocusReason);
        break;
    default:
        m_parts->problem->setError(failure.message);
        m_parts->signIn->setFocus(Qt::OtherFocusReason);
        break;
    }
}

void SignInDialog::showEvent(QShowEvent* event)
{
    QDialog::showEvent(event);
    if (event->spontaneous())
        return;
    if (m_parts->server->currentText().isEmpty())
        m_parts->server->setFocus(Qt::OtherFocusReason);
    else if (m_parts->isTokenPage())
        m_parts->token->setFocus(Qt::OtherFocusReason);
    else
        (m_parts->email->text().isEmpty() ? m_parts->email : m_parts->password)
            ->setFocus(Qt::OtherFocusReason);
}

} // namespace lectern
