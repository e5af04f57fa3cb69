#include "server/http_core.h"

#include <boost/beast/http/status.hpp>

#include <QLocale>
#include <QUuid>

namespace lectern::server {
namespace {

QByteArray httpDate(const QDateTime& time)
{
    return QLocale::c().toString(time.toUTC(), QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'")).toLatin1();
}

bool has(const HttpAnswer& answer, const char* name)
{
    return std::any_of(answer.headers.begin(), answer.headers.end(),
                       [name](const HttpHeader& header) { return header.name == name; });
}

} // namespace

std::string headerText(const HttpAnswer& answer, unsigned version, bool keepAlive, const Clock& clock)
{
    namespace http = boost::beast::http;
    const auto reason = http::obsolete_reason(http::int_to_status(unsigned(answer.status)));
    QByteArray text = "HTTP/1.1 " + QByteArray::number(answer.status) + ' ' +
                      QByteArray(reason.data(), qsizetype(reason.size())) + "\r\n";
    const auto add = [&text](const QByteArray& name, const QByteArray& value) {
        text += name + ": " + value + "\r\n";
    };
    add("Date", httpDate(clock.now()));
    add("X-Request-Id", QUuid::createUuid().toByteArray(QUuid::WithoutBraces));
    constexpr int kNoContent = 204;
    constexpr int kNotModified = 304;
    if (answer.status != kNoContent && answer.status != kNotModified) {
        add("Content-Type", "application/json");
        add("Content-Length", QByteArray::number(answer.body.size()));
        add("X-Content-Type-Options", "nosniff");
    }
    for (const HttpHeader& header : answer.headers)
        add(header.name, header.value);
    if (!has(answer, "Cache-Control"))
        add("Cache-Control", "no-store");
    if (!keepAlive)
        add("Connection", "close");
    else if (version == 10)
        add("Connection", "keep-alive");
    text += "\r\n";
    return text.toStdString();
}

} // namespace lectern::server
