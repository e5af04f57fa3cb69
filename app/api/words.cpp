#include "api/words.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace lectern::words {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("lectern::words", text);
}

} // namespace

QString noAnswerYet()
{
    return tr("Sent, no answer yet. Lectern checks before it sends again");
}

QString notReached(Answer::Transport transport)
{
    switch (transport) {
    case Answer::Transport::DnsFailure:
        return tr("The server’s name was not found");
    case Answer::Transport::TlsFailure:
    case Answer::Transport::NotAllowed:
        return notSecure();
    case Answer::Transport::ProxyFailure:
        return tr("The proxy does not let Lectern through");
    case Answer::Transport::TimedOut:
        return tr("The server did not answer in time");
    case Answer::Transport::TooBig:
        return tr("The server’s answer is larger than Lectern accepts");
    case Answer::Transport::Reset:
    case Answer::Transport::Unreadable:
        return tr("The server’s answer did not come in whole");
    default:
        return tr("No connection to the server");
    }
}

QString serverTrouble()
{
    return tr("The server can’t answer at the moment");
}

QString notSecure()
{
    return tr("The connection isn’t secure");
}

QString strangePage()
{
    return tr("This network shows a page of its own instead of the server");
}

QString strangeAnswer()
{
    return tr("Something else than the server answers at this address");
}

QString signIn()
{
    return tr("Sign in again to continue");
}

QString waitUntil(const QDateTime& notBefore)
{
    const QString time = QLocale().toString(notBefore.toLocalTime().time(), QLocale::ShortFormat);
    return tr("The server asks to wait until %1").arg(time);
}

QString profileProblem(const wire::ErrorBody& error)
{
    if (error.code == QLatin1String(wire::code::kProfileNotFound))
        return tr("The server has no profile for this account. Ask its administrator");
    return tr("This account may not do this at the server. Ask its administrator");
}

QString notAccepted(const wire::ErrorBody& error)
{
    if (error.code == QLatin1String(wire::code::kIdempotencyKeyReused))
        return tr("Not accepted: the server knows this record with another content");
    QStringList messages;
    for (const FieldError& detail : error.details) {
        if (!detail.message.isEmpty())
            messages << detail.message;
    }
    if (messages.isEmpty() && !error.message.isEmpty())
        messages << error.message;
    return messages.isEmpty() ? tr("Not accepted by the server")
                              : tr("Not accepted: %1").arg(messages.join(u"; "_s));
}

QString conflict()
{
    return tr("Two results for one session");
}

QString sessionGone()
{
    return tr("The server no longer lists this session");
}

QString notTheApi(const Answer& answer)
{
    const bool redirected = answer.status >= 300 && answer.status < 400;
    return redirected || answer.looksLikePage() ? strangePage() : strangeAnswer();
}

} // namespace lectern::words
