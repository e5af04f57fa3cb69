#include "api/answer.h"

using namespace Qt::StringLiterals;

namespace lectern {
namespace {

/// The first character that is neither white space nor a byte order mark.
char firstCharacter(const QByteArray& body)
{
    qsizetype at = body.startsWith("\xEF\xBB\xBF") ? 3 : 0;
    while (at < body.size() && QByteArrayView(" \t\r\n").contains(body.at(at)))
        ++at;
    return at < body.size() ? body.at(at) : '\0';
}

const char* toWord(Answer::Transport transport)
{
    switch (transport) {
    case Answer::Transport::Ok:
        return "ok";
    case Answer::Transport::DnsFailure:
        return "host not found";
    case Answer::Transport::Refused:
        return "refused";
    case Answer::Transport::TlsFailure:
        return "tls";
    case Answer::Transport::TimedOut:
        return "timed out";
    case Answer::Transport::Reset:
        return "closed early";
    case Answer::Transport::Aborted:
        return "aborted";
    case Answer::Transport::ProxyFailure:
        return "proxy";
    case Answer::Transport::TooBig:
        return "answer too big";
    case Answer::Transport::Unreadable:
        return "unreadable";
    case Answer::Transport::NotAllowed:
        return "not sent";
    }
    return "";
}

} // namespace

QByteArray Answer::header(QByteArrayView name) const
{
    for (const auto& [key, value] : headers) {
        if (name.compare(key, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

bool Answer::looksLikePage() const
{
    return header("Content-Type").toLower().startsWith("text/html") || firstCharacter(body) == '<';
}

bool Answer::looksLikeObject() const
{
    return firstCharacter(body) == '{';
}

QString describe(const Answer& answer)
{
    QStringList parts;
    if (answer.transport != Answer::Transport::Ok)
        parts << QLatin1String(toWord(answer.transport));
    if (answer.status != 0)
        parts << "HTTP "_L1 + QString::number(answer.status);
    if (answer.transport != Answer::Transport::Ok && !answer.transportDetail.isEmpty())
        parts << answer.transportDetail;
    return parts.join(", "_L1);
}

} // namespace lectern
