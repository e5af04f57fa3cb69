#include "api/token_source.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace lectern {

FixedToken::FixedToken(QString token, QObject* parent) : TokenSource(parent), m_token(std::move(token))
{
}

void FixedToken::refresh(const QString&)
{
    QMetaObject::invokeMethod(
        this,
        [this] {
            emit refreshFailed({FailureReason::SignInNeeded,
                                QCoreApplication::translate("Api", "This access token is no longer accepted. "
                                                                   "Sign in again"),
                                u"a pasted token cannot be renewed"_s});
        },
        Qt::QueuedConnection);
}

} // namespace lectern
