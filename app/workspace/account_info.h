#pragma once

#include "workspace/sign_in_method.h"

#include <QLatin1String>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QUuid>

namespace lectern {

/// Who is signed in, for a window to show. A value; any thread.
struct AccountInfo
{
    QUuid id;
    QString displayName; ///< "Demo instructor"; never empty
    QString email;       ///< may be empty
    QString server;      ///< host, for people: "training.demo.example"; for the demo "this computer"
    QString serverRoot;  ///< as it is typed into the sign-in dialog
    SignInMethod method = SignInMethod::Password;
    bool sessionOnly = false; ///< the sign-in ends with the program: nothing is kept in a key store
};

/// What a person typed to sign in. Secret: lives as short as possible, is never logged.
struct SignInRequest
{
    SignInMethod method = SignInMethod::Password;
    QString server; ///< as typed; normalised by ServerAddress
    QString email;
    QString password;
    QString token;
    bool staySignedIn = true; ///< keep the sign-in in the system's key store
    bool oneCall = false;     ///< for this process only: the account does not become the current one
    /// Who it is, where the server cannot tell: an account's id or e-mail address, or kNewPerson. Empty: ask.
    QString person;
    static constexpr QLatin1String kNewPerson{"new"};
};

} // namespace lectern

Q_DECLARE_METATYPE(lectern::AccountInfo)
Q_DECLARE_METATYPE(lectern::SignInRequest)
