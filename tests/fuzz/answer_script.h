#pragma once

#include "api/answer.h"

#include <QByteArray>
#include <QDateTime>
#include <QUuid>

namespace lectern::fuzz {

/// The session that every completion of a script is for, and the time at which its answer comes.
extern const QUuid kScriptSession;
extern const QDateTime kScriptNow;

/// An answer as a text that reads, and that a fuzzer can change at every place:
///
///     status 429
///     error 0
///     started
///     Retry-After: 120
///
///     {"error":{"code":"RATE_LIMITED"}}
///
/// A line with a colon is a header; the rest after the first empty line is the body. The words are
/// `status N`; `error N` (a QNetworkReply::NetworkError, of which the transport is made as ApiCall does);
/// `transport N` (an Answer::Transport, instead); `stopped N` (why we ended the reply, an Answer::Transport);
/// `started` (some of the request has left); `unknown` (an earlier try may have reached the server);
/// `renewal N` (a FailureReason: the token could not be renewed). What cannot be is made possible: a status
/// means that the request has left, a token is only renewed after a 401 or before anything is sent.
struct AnswerScript
{
    Answer answer;
    bool outcomeUnknown = false;

    static AnswerScript read(const QByteArray& input);
};

} // namespace lectern::fuzz
