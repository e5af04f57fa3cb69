#pragma once

#include <QByteArray>
#include <QList>
#include <QSslCertificate>
#include <QUrl>

#include <optional>
#include <utility>

namespace lectern {

class Clock;

/// What an ApiCall is to send and how long it may take.
struct CallPlan
{
    enum class Verb { Get, Post };

    Verb verb = Verb::Get;
    QUrl url;
    /// Tried once, with GET only, when url answers a 404 without a known code.
    std::optional<QUrl> otherUrl;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;               ///< of a POST; sent once per try, never by Qt itself
    qint64 maxBytes = 1024 * 1024; ///< of the unpacked body of the answer
    int deadlineMs = 30'000;       ///< from start to end of one try, connecting included
    int silenceMs = 30'000;        ///< without a single byte arriving
    bool http2Allowed = true;      ///< where the server offers it, over TLS
    const Clock* clock = nullptr;  ///< for the times in the Answer; null: the computer's own
    QByteArray userAgent;
    QList<QSslCertificate> extraCertificates; ///< authorities trusted besides the system's

    void setHeader(const QByteArray& name, const QByteArray& value)
    {
        headers.append(std::pair(name, value));
    }
};

} // namespace lectern
