#pragma once

#include "workspace/session_listing.h"

#include <QCollator>
#include <QHash>

#include <vector>

namespace lectern {

/// The order a query asks for: missing values last either way, then the newest first, then by id, so that no
/// two rows stand on the same place. Thread: one.
class RowOrder
{
public:
    explicit RowOrder(const SessionQuery& query);

    void sort(std::vector<SessionRow>& rows) const;
    /// Whether @p a stands before @p b.
    [[nodiscard]] bool operator()(const SessionRow& a, const SessionRow& b) const;
    /// Whether nothing that the order goes by has changed between two states of one session.
    [[nodiscard]] bool isSamePlace(const SessionRow& before, const SessionRow& after) const;
    /// The first row of a sorted list that does not stand before @p row.
    [[nodiscard]] qsizetype placeIn(const ListingRows& rows, const SessionRow& row) const;

private:
    struct Key;
    [[nodiscard]] Key keyOf(const SessionRow& row) const;
    [[nodiscard]] QHash<QString, double> ranksOfTexts(const std::vector<SessionRow>& rows) const;
    [[nodiscard]] int compare(const Key& a, const Key& b) const;

    SessionSort m_sort;
    bool m_descending;
    QCollator m_collator;
};

} // namespace lectern
