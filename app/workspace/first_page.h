#pragma once

#include "workspace/session_listing.h"

#include <QByteArray>
#include <QList>
#include <QUuid>

#include <optional>

namespace lectern {

/// What the first picture of the next start needs of a long list: its first rows by id, and how many stand in
/// each view. Kept with the cache; the rows themselves are read again, records included, so that none of
/// them shows an old state.
struct FirstPage
{
    static constexpr int kRows = 80;         ///< more than the tallest window shows
    static constexpr int kLongList = 2'000;  ///< sessions; below, everything is read as quickly
    static constexpr int kRestAfterMs = 150; ///< until then the first picture has the computer to itself

    SessionQuery query;
    QList<QUuid> sessions;
    SessionCounts counts;
    int total = 0; ///< rows of that listing

    /// Nothing for a list that needs none, or that was searched or filtered.
    static std::optional<FirstPage> of(const SessionListing& listing);

    [[nodiscard]] QByteArray toBytes() const;
    static std::optional<FirstPage> fromBytes(const QByteArray& bytes);
};

} // namespace lectern
