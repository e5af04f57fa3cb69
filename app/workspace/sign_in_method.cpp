#include "workspace/sign_in_method.h"

namespace lectern {

QString toWord(SignInMethod method)
{
    switch (method) {
    case SignInMethod::Token:
        return QStringLiteral("token");
    case SignInMethod::Demo:
        return QStringLiteral("demo");
    case SignInMethod::Password:
        break;
    }
    return QStringLiteral("password");
}

SignInMethod signInMethodFromWord(const QString& word)
{
    for (const SignInMethod method : {SignInMethod::Token, SignInMethod::Demo}) {
        if (word == toWord(method))
            return method;
    }
    return SignInMethod::Password;
}

} // namespace lectern
