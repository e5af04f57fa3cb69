#include "auth/password_sign_in.h"

#include "api/classify.h"
#include "auth/token_request.h"

#include <QCoreApplication>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace lectern {

PasswordSignIn::PasswordSignIn(HttpClient& http, ServerAddress address, const QString& email,
                               QString password, QObject* parent)
    : QObject(parent)
    , m_http(http)
    , m_address(std::move(address))
    , m_email(email.trimmed())
    , m_password(std::move(password))
{
}

void PasswordSignIn::start()
{
    if (m_email.isEmpty() || m_password.isEmpty()) {
        const Failure empty{FailureReason::InvalidInput,
                            QCoreApplication::translate("SignIn", "Enter your e-mail address and password"),
                            {}};
        QMetaObject::invokeMethod(
            this, [this, empty] { finish(empty); }, Qt::QueuedConnection);
        return;
    }
    ApiCall* call = askForTokens(m_http, m_address, u"password"_s,
                                 {{u"email"_s, m_email}, {u"password"_s, m_password}}, this);
    m_password.clear();
    connect(call, &ApiCall::finished, this,
            [this](const Answer& answer) { finish(readTokenAnswer(answer)); });
}

void PasswordSignIn::cancel()
{
    blockSignals(true);
    qDeleteAll(findChildren<ApiCall*>(Qt::FindDirectChildrenOnly));
    deleteLater();
}

void PasswordSignIn::finish(const Result<wire::TokenAnswer>& result)
{
    emit finished(result);
    deleteLater();
}

} // namespace lectern
