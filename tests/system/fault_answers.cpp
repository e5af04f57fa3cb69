#include "fault_answers.h"

#include <QUuid>

namespace lectern::test::answers {
namespace {

qsizetype bodyAt(const QByteArray& answer)
{
    return answer.indexOf("\r\n\r\n") + 4;
}

} // namespace

QByteArray error(int status, const char* code, const QList<QByteArray>& headers)
{
    const QByteArray body =
        QByteArray(R"({"error":{"code":")") + code + R"(","message":"Not today","details":[]}})";
    return ScriptedServer::http(status, body, headers);
}

QByteArray page(int status, const QList<QByteArray>& headers)
{
    return ScriptedServer::http(status, "<!DOCTYPE html><html><title>Welcome</title><p>Pay here</html>",
                                headers, "text/html");
}

QByteArray redirect(int status, const QString& to)
{
    return ScriptedServer::http(status, "Moved", {"Location: " + to.toUtf8()}, "text/plain");
}

QByteArray withHeader(const QByteArray& answer, const QByteArray& line)
{
    QByteArray result = answer;
    return result.insert(bodyAt(answer) - 2, line + "\r\n");
}

QByteArray withHeaders(const QByteArray& answer, int count)
{
    QByteArray result = answer;
    for (int i = 0; i < count; ++i)
        result = withHeader(result, "X-Header-" + QByteArray::number(i) + ": " + QByteArray(20, 'x'));
    return result;
}

QByteArray withStatus(const QByteArray& answer, int status)
{
    QByteArray result = answer;
    return result.replace(9, 3, QByteArray::number(status));
}

QByteArray withLength(const QByteArray& answer, int more)
{
    const qsizetype body = bodyAt(answer);
    QByteArray head;
    for (const QByteArray& line : answer.left(body - 4).split('\n')) {
        if (!line.toLower().startsWith("content-length:"))
            head += line.trimmed() + "\r\n";
    }
    head += "Content-Length: " + QByteArray::number(answer.size() - body + more) + "\r\n\r\n";
    return head + answer.mid(body);
}

QByteArray withBody(const QByteArray& answer, const QByteArray& body)
{
    return withLength(answer.left(bodyAt(answer)) + body, 0);
}

QByteArray bodyOf(const QByteArray& answer)
{
    return answer.mid(bodyAt(answer));
}

QByteArray ofAnotherSession(const QByteArray& answer)
{
    QByteArray body = bodyOf(answer);
    const qsizetype id = body.indexOf("\"id\":\"") + 6;
    return withBody(answer, body.replace(id, 36, QUuid::createUuid().toByteArray(QUuid::WithoutBraces)));
}

QByteArray replaced(const QByteArray& answer, const QByteArray& what, const QByteArray& with)
{
    QByteArray body = bodyOf(answer);
    return withBody(answer, body.replace(what, with));
}

QByteArray chunked(const QByteArray& answer, int pieces)
{
    const QByteArray body = bodyOf(answer);
    const QByteArray whole = withLength(answer, 0);
    const QByteArray head = whole.left(whole.indexOf("Content-Length:"));
    const qsizetype step = body.size() / pieces + 1;
    QByteArray result = head + "Transfer-Encoding: chunked\r\n\r\n";
    for (qsizetype at = 0; at < body.size(); at += step) {
        const QByteArray piece = body.mid(at, step);
        result += QByteArray::number(piece.size(), 16) + "\r\n" + piece + "\r\n";
    }
    return result + "0\r\n\r\n";
}

QByteArray deep(const QByteArray& answer, int depth)
{
    const QByteArray nest = QByteArray(depth, '[') + QByteArray(depth, ']');
    return withBody(answer, "{\"deep\":" + nest + ',' + bodyOf(answer).mid(1));
}

} // namespace lectern::test::answers
