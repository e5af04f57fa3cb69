#pragma once

#include "api/rate_limit.h"

#include <QDateTime>

namespace lectern {

/// Keeps one kind of calls (reads, or writes) within what the server allows, by what each of its answers
/// tells (contract: rate limits). All consoles of a centre share one budget, so the last tenth of it is left
/// for what a person has just done.
///
///   unheard ──first answer──▶ plenty ──all but a tenth is used──▶ only fresh work ──nothing left──▶ none
///                               ▲──────────────────────────── reset ────────────────────────────────┘
///
/// Unheard, one call goes ahead: others may have used the budget up. A server that tells nothing is never
/// waited for. Thread: any one.
class Pacer
{
public:
    static constexpr int kNoLimit = 1'000'000;
    /// In windows of this length servers count, as far as they say nothing else.
    static constexpr int kUsualWindowSeconds = 60;

    /// From every answer of this kind of calls. @p now: this computer's clock.
    void onAnswer(const RateLimits& told, const QDateTime& now);
    /// How many more calls may leave now. @p inFlight: calls that left and are not answered: the server may
    /// not have counted them yet.
    [[nodiscard]] int available(int inFlight, const QDateTime& now) const;
    /// The same for what a person has just done: it may use the last tenth.
    [[nodiscard]] int availableForFresh(int inFlight, const QDateTime& now) const;
    /// When there is a full budget again; invalid: there is one, or only an answer can tell.
    [[nodiscard]] QDateTime waitsUntil(int inFlight, const QDateTime& now) const;

    /// Calls in one window, as the server says; 0: not known.
    [[nodiscard]] int limit() const { return m_limit; }
    /// For a start: what was known when the last program ended.
    void setLimit(int limit) { m_limit = limit; }
    /// How long @p count calls take, in whole minutes, rounded up; 0: less than a minute, or not known.
    [[nodiscard]] int minutesFor(int count, const QDateTime& now) const;

private:
    [[nodiscard]] bool isKnown(const QDateTime& now) const;
    [[nodiscard]] int reserve() const;
    [[nodiscard]] int budget(const QDateTime& now) const;
    [[nodiscard]] int left(int inFlight, int kept, const QDateTime& now) const;

    int m_limit = 0;
    bool m_isHeard = false; ///< an answer has come since the start
    int m_remaining = 0;
    QDateTime m_resetAt; ///< invalid: nothing is known of a window
};

} // namespace lectern
