#include "ui/sessions/column_plan.h"

#include <algorithm>
#include <numeric>

namespace lectern {
namespace {

constexpr int kWideWindow = 1600;     // Version, Platforms, Attempts
constexpr int kVeryWideWindow = 2200; // Notes

class Planner
{
public:
    Planner(const ColumnRoom& room, const ColumnChoice& choice) : m_room(room), m_choice(choice)
    {
        for (int column = 0; column < SessionModel::kColumns; ++column) {
            if (isWanted(column))
                at(column) = needed(column);
        }
    }

    ColumnPlan plan()
    {
        leave(SessionModel::Notes);
        leave(SessionModel::Attempts);
        leave(SessionModel::Platforms);
        leave(SessionModel::Version);
        if (!fits()) {
            at(SessionModel::Time) = 0;
            if (at(SessionModel::Label) > 0) {
                at(SessionModel::Label) = 0;
                at(SessionModel::Package) = std::max(at(SessionModel::Package), m_room.packageWithLabel);
            }
        }
        if (m_room.view == SessionView::ToScore || m_room.view == SessionView::InProgress)
            leave(SessionModel::Result);
        if (m_room.view == SessionView::Completed)
            leave(SessionModel::Status);
        shrink();
        spread();
        return m_plan;
    }

private:
    int& at(int column) { return m_plan.width.at(static_cast<std::size_t>(column)); }
    [[nodiscard]] int sum() const { return std::accumulate(m_plan.width.begin(), m_plan.width.end(), 0); }
    [[nodiscard]] bool fits() const { return sum() <= m_room.available; }

    [[nodiscard]] bool isWanted(int column) const
    {
        if (column == SessionModel::Package)
            return true;
        const bool isExtra = column >= SessionModel::Version;
        const int from = column == SessionModel::Notes ? kVeryWideWindow : kWideWindow;
        return m_choice.shown.value(column, !isExtra || m_room.windowWidth >= from);
    }

    [[nodiscard]] int needed(int column) const
    {
        const int least = m_room.needed.at(static_cast<std::size_t>(column));
        // A column may be made narrower than its words, but not to nothing.
        return std::max(m_choice.widths.value(column, least), least / 2);
    }

    void leave(int column)
    {
        if (!fits())
            at(column) = 0;
    }

    // Nothing is left that could leave: columns that are wider than they need give way.
    void shrink()
    {
        for (int column = 0; column < SessionModel::kColumns; ++column) {
            const int least = m_room.needed.at(static_cast<std::size_t>(column));
            const int surplus = std::min(sum() - m_room.available, at(column) - least);
            if (at(column) > 0 && surplus > 0)
                at(column) -= surplus;
        }
    }

    void spread()
    {
        int left = m_room.available - sum();
        const auto give = [this, &left](int column, int most) {
            if (at(column) == 0 || left <= 0 || m_choice.widths.contains(column))
                return;
            const int more = std::clamp(most - at(column), 0, left);
            at(column) += more;
            left -= more;
        };
        give(SessionModel::Package, m_room.packageAtMost);
        give(SessionModel::Notes, at(SessionModel::Notes) + left);
        give(SessionModel::Label, at(SessionModel::Label) * 2);
    }

    const ColumnRoom& m_room;
    const ColumnChoice& m_choice;
    ColumnPlan m_plan;
};

} // namespace

ColumnPlan planColumns(const ColumnRoom& room, const ColumnChoice& choice)
{
    return Planner(room, choice).plan();
}

} // namespace lectern
