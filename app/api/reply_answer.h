#pragma once

#include "api/answer.h"

#include <QDateTime>

#include <optional>

class QNetworkReply;

namespace lectern {

/// What a finished reply says, without requestStarted. @p body: what was received. @p stopped: why we ended
/// the reply ourselves, if we did. @p now: this computer's clock.
Answer answerOf(const QNetworkReply& reply, QByteArray body, std::optional<Answer::Transport> stopped,
                const QDateTime& now);

} // namespace lectern
