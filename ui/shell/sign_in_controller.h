#pragma once

#include "domain/failure.h"
#include "workspace/account_info.h"

#include <QObject>
#include <QPointer>
#include <QString>

namespace lectern {

class Console;
class Preferences;
class SignInDialog;

/// Connects the sign-in dialog with the Console. UI thread.
class SignInController : public QObject
{
    Q_OBJECT

public:
    SignInController(Console& console, Preferences& preferences, QObject* parent);

    /// The server that stands in the dialog whatever was used last.
    void setServer(const QString& server) { m_server = server; }
    /// Opens the dialog over @p window, or raises it.
    void open(QWidget* window);
    /// With the server and account of somebody who is signed in but has to sign in again.
    void openFor(QWidget* window, const AccountInfo& account);
    [[nodiscard]] bool isOpen() const { return !m_dialog.isNull(); }
    /// A sign-in was cancelled and the core has not said yet that it is over: its failure is nobody's.
    [[nodiscard]] bool isCancelling() const { return m_cancelling; }
    /// In the dialog, if it is open.
    void showFailure(const Failure& failure);

Q_SIGNALS:
    /// The dialog was closed without a sign-in.
    void dismissed();

public Q_SLOTS:
    void rememberLast(const QString& server, const QString& email);
    void accountOpened(const lectern::AccountInfo& account);

private:
    void askPerson(const QList<AccountInfo>& candidates);
    void show(QWidget* window, const QString& server, const QString& email);
    void onRejected();
    void rememberKeyStore(bool missing);

    Console& m_console;
    Preferences& m_preferences;
    QString m_server;
    QString m_lastServer;
    QString m_lastEmail;
    QPointer<SignInDialog> m_dialog;
    bool m_cancelling = false;
    bool m_wasToStay = false; ///< the last request asked to keep the sign-in
};

} // namespace lectern
