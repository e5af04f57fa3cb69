#pragma once

#include "ui/sessions/session_model.h"

#include <QMap>

#include <array>

namespace lectern {

/// What a person chose for the columns. Only deliberate choices are in here: a narrow window never changes
/// it.
struct ColumnChoice
{
    QMap<int, bool> shown; ///< columns that were switched on or off; the others come and go by themselves
    QMap<int, int> widths; ///< logical pixels; columns without an entry get what they need

    bool operator==(const ColumnChoice&) const = default;
};

/// Which columns stand in the table and how wide they are.
struct ColumnPlan
{
    using Widths = std::array<int, SessionModel::kColumns>;
    Widths width{}; ///< logical pixels; 0: hidden

    [[nodiscard]] bool isShown(int column) const { return width.at(static_cast<std::size_t>(column)) > 0; }
    bool operator==(const ColumnPlan&) const = default;
};

/// Where the columns have to fit.
struct ColumnRoom
{
    int available = 0;   ///< logical pixels, scroll bar aside
    int windowWidth = 0; ///< wide windows get more columns
    SessionView view = SessionView::ToScore;
    ColumnPlan::Widths needed{}; ///< what each column needs at least
    int packageWithLabel = 0;    ///< what Package needs when the label stands in its second line
    int packageAtMost = 0;       ///< Package takes what is left up to this; the rest goes to Label and Notes
};

/// Columns leave in a fixed order when they do not fit: the extra ones, then Time (Label moves into the
/// second line of Package), then Result where it is empty anyway, or Status where it is always the same.
/// Pure.
ColumnPlan planColumns(const ColumnRoom& room, const ColumnChoice& choice);

} // namespace lectern
