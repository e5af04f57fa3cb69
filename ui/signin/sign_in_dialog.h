#pragma once

#include "domain/failure.h"
#include "workspace/account_info.h"

#include <QDialog>

#include <memory>

namespace lectern {

class SignInParts;

/// Asks for a server and a way to sign in. UI thread. It does not sign in: it emits the wish, shows that one
/// is under way, and the failure if there was one. Open it with open(); the caller closes it with accept()
/// when the account is open. Cancel, also while busy, is rejected().
class SignInDialog : public QDialog
{
    Q_OBJECT

public:
    explicit SignInDialog(QWidget* parent = nullptr);
    ~SignInDialog() override;

    /// The servers of the drop-down, newest first. The first one is filled in if the field is empty.
    void setServers(const QStringList& servers);
    void setServer(const QString& server);
    void setEmail(const QString& email);
    /// No key store was found when a sign-in was to be kept last time: it is not asked for, and the dialog
    /// says so.
    void setKeyStoreMissing();
    /// The foot with "Try the demo", which says how many sessions there are. Off at first.
    void offerDemo(int sessions);
    [[nodiscard]] bool isBusy() const;

public Q_SLOTS:
    /// Ends the busy state and puts the words where they belong: beside the server, beside the password or
    /// the token, or as a line above the buttons. SecretStoreMissing offers to sign in until the program is
    /// closed.
    void showFailure(const lectern::Failure& failure);
    void setBusy(bool busy);

Q_SIGNALS:
    /// Everything needed is filled in. The dialog is busy from here on.
    void signInRequested(const lectern::SignInRequest& request);
    void demoRequested();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void requestSignIn(bool staySignedIn);
    void requestDemo();

    std::unique_ptr<SignInParts> m_parts;
    bool m_busy = false;
};

} // namespace lectern
