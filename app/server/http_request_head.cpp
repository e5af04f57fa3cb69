#include "server/http_request_head.h"

#include "server/answers.h"

#include <array>

namespace lectern::server {
namespace {

namespace beast = boost::beast;
namespace http = boost::beast::http;
using Refusal = std::optional<HttpAnswer>;

constexpr unsigned kHttp11 = 11;

QByteArray toBytes(beast::string_view text)
{
    return {text.data(), qsizetype(text.size())};
}

bool isSame(const QByteArray& value, const char* word)
{
    return value.compare(word, Qt::CaseInsensitive) == 0;
}

/// All lines of a header that is a list, as one.
QByteArray listOf(const RequestHeader& header, beast::string_view name)
{
    QByteArray list;
    const auto [first, last] = header.equal_range(name);
    for (auto line = first; line != last; ++line)
        list += (list.isEmpty() ? "" : ", ") + toBytes(line->value());
    return list;
}

/// Headers that mean one thing: two of them would mean one to us and the other to somebody else.
bool everythingSingleIsSingle(const RequestHeader& header)
{
    static constexpr std::array kSingle{"Host",          "Content-Length",  "Transfer-Encoding",
                                        "Authorization", "Idempotency-Key", "Content-Type"};
    return std::all_of(kSingle.begin(), kSingle.end(),
                       [&](const char* name) { return header.count(name) <= 1; });
}

bool isHost(const QByteArray& value)
{
    static constexpr QByteArrayView kMarks = "-._~%!$&'()*+;=:[]";
    return std::all_of(value.begin(), value.end(), [](char c) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        return letter || kMarks.contains(c);
    });
}

Refusal refuseHost(const RequestHeader& header)
{
    if (header.version() >= kHttp11 && header.count(http::field::host) == 0)
        return answers::badRequest();
    return isHost(toBytes(header[http::field::host])) ? Refusal() : answers::badRequest();
}

/// Where the body ends must be said in one way.
Refusal refuseLength(const RequestHeader& header)
{
    if (toBytes(header[http::field::content_length]).contains(','))
        return answers::badRequest();
    if (header.count(http::field::transfer_encoding) == 0)
        return std::nullopt;
    if (header.version() < kHttp11 || header.count(http::field::content_length) > 0)
        return answers::badRequest();
    return isSame(toBytes(header[http::field::transfer_encoding]), "chunked") ? Refusal()
                                                                              : answers::notImplemented();
}

Refusal refuseContent(const RequestHeader& header)
{
    const QByteArray coding = listOf(header, "Content-Encoding");
    if (!coding.isEmpty() && !isSame(coding, "identity"))
        return answers::unsupportedMediaType();
    const QByteArray expectation = listOf(header, "Expect");
    if (header.version() >= kHttp11 && !expectation.isEmpty() && !isSame(expectation, "100-continue"))
        return answers::expectationFailed();
    return std::nullopt;
}

/// "/path?query", also where the whole URL was sent (RFC 9112, 3.2). Nothing: it is another kind of target.
std::optional<QByteArray> originForm(const QByteArray& target)
{
    if (target.contains('#'))
        return std::nullopt;
    if (target.startsWith('/'))
        return target;
    for (const QByteArrayView scheme : {"http://", "https://"}) {
        if (target.left(scheme.size()).compare(scheme, Qt::CaseInsensitive) != 0)
            continue;
        QByteArray rest = target.mid(scheme.size());
        const auto end = std::find_if(rest.begin(), rest.end(), [](char c) { return c == '/' || c == '?'; });
        const QByteArray authority = rest.left(end - rest.begin());
        rest.remove(0, authority.size());
        if (authority.isEmpty() || !isHost(authority))
            return std::nullopt;
        return rest.startsWith('/') ? rest : '/' + rest;
    }
    return std::nullopt;
}

} // namespace

Result<HttpRequest, HttpAnswer> requestOf(const RequestHeader& header)
{
    if (!everythingSingleIsSingle(header))
        return answers::badRequest();
    for (const auto& refuse : {refuseHost, refuseLength, refuseContent}) {
        if (const Refusal refusal = refuse(header))
            return *refusal;
    }
    const auto target = originForm(toBytes(header.target()));
    if (!target)
        return answers::badRequest();
    HttpRequest request;
    request.method = toBytes(header.method_string());
    request.target = *target;
    request.authorization = toBytes(header[http::field::authorization]);
    request.idempotencyKey = toBytes(header["Idempotency-Key"]);
    request.contentType = toBytes(header[http::field::content_type]);
    request.ifNoneMatch = listOf(header, "If-None-Match");
    request.acceptEncoding = listOf(header, "Accept-Encoding");
    return request;
}

bool expectsContinue(const RequestHeader& header)
{
    return header.version() >= kHttp11 && isSame(toBytes(header[http::field::expect]), "100-continue");
}

} // namespace lectern::server
