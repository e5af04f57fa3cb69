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
    return tr("Sent, no answer yet. The next try finds out whether it arrived");
}

QString unreadableAnswer()
{
    return tr("Sent, but the answer could not be read. The next try finds out whether it arrived");
}

QString failedThere(int status)
{
    return tr("The server answered with an error (%1). The next try finds out whether it arrived")
        .arg(status);
}

QString notReached(const Answer& answer)
{
    switch (answer.transport) {
    case Answer::Transport::DnsFailure:
        return tr("The server’s name was not found");
    case Answer::Transport::TlsFailure:
        return notSecure(answer.tlsTrouble);
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
        return noConnection();
    }
}

QString noConnection()
{
    return tr("No connection to the server");
}

QString serverTrouble()
{
    return tr("The server can’t answer at the moment");
}

QString notSecure(Answer::TlsTrouble trouble)
{
    switch (trouble) {
    case Answer::TlsTrouble::UnknownIssuer:
        return tr(
            "The connection isn’t secure: this computer doesn’t know who issued the server’s certificate");
    case Answer::TlsTrouble::Expired:
        return tr(
            "The connection isn’t secure: the server’s certificate has expired, by this computer’s clock");
    case Answer::TlsTrouble::NotYetValid:
        return tr(
            "The connection isn’t secure: the server’s certificate isn’t valid yet by this computer’s clock. "
            "Check its date and time");
    case Answer::TlsTrouble::WrongName:
        return tr("The connection isn’t secure: the server’s certificate is for another name");
    case Answer::TlsTrouble::None:
        break;
    }
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

QString waitUntil(const QDateTime& notBefore, const QDateTime& now)
{
    const QLocale locale;
    const QDateTime local = notBefore.toLocalTime();
    const QString time = locale.toString(local.time(), QLocale::ShortFormat);
    if (local.date() == now.toLocalTime().date())
        return tr("The server asks to wait until %1").arg(time);
    //: %1: a day, %2: a time
    return tr("The server asks to wait until %1, %2")
        .arg(locale.toString(local.date(), QLocale::ShortFormat), time);
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
