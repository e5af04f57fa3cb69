// The columns of SessionTable: how they fit, what is remembered of them, and the order of the rows.
#include "ui/sessions/session_delegate.h"
#include "ui/sessions/session_header.h"
#include "ui/sessions/session_table.h"

#include <QScopedValueRollback>

namespace lectern {
namespace {

constexpr int kPackageWithLabel = 240;
constexpr int kPackageAtMost = 420;
constexpr int kPackageToken = 174;

} // namespace

void SessionTable::buildHeader()
{
    m_header = new SessionHeader(this);
    setHorizontalHeader(m_header);
    m_header->setSortIndicatorShown(true); // the view has just switched it off
    addScrollBarWidget(new HeaderCorner(m_header), Qt::AlignTop);
    connect(m_header, &QHeaderView::sortIndicatorChanged, this, &SessionTable::sortBy);
    connect(m_header, &QHeaderView::sectionMoved, this, [this] {
        m_delegate->setEnds(m_header->firstShown(), m_header->lastShown());
        viewport()->update();
        if (!m_updating)
            Q_EMIT columnStateChanged();
    });
    connect(m_header, &SessionHeader::columnSwitched, this, [this](int column, bool shown) {
        m_choice.shown.insert(column, shown);
        planAgain();
        Q_EMIT columnStateChanged();
    });
    connect(m_header, &SessionHeader::resizedByUser, this, [this](int column, int width) {
        if (m_updating)
            return;
        m_choice.widths.insert(column, width);
        m_plan.width.at(static_cast<std::size_t>(column)) = width;
        Q_EMIT columnStateChanged();
    });
    connect(m_header, &SessionHeader::resetRequested, this, [this] {
        setColumnState({});
        Q_EMIT columnStateChanged();
    });
}

ColumnState SessionTable::columnState() const
{
    ColumnState state{m_choice, {}};
    for (int visual = 0; visual < m_header->count(); ++visual)
        state.order.append(m_header->logicalIndex(visual));
    return state;
}

void SessionTable::setColumnState(const ColumnState& state)
{
    m_choice = state.choice;
    const QScopedValueRollback updating(m_updating, true);
    for (int visual = 0; visual < m_header->count(); ++visual) {
        const int column = visual < state.order.size() ? state.order.at(visual) : visual;
        const int from = m_header->visualIndex(column);
        if (from >= 0 && from != visual)
            m_header->moveSection(from, visual);
    }
    planAgain();
}

void SessionTable::applyFont()
{
    m_delegate->setBaseFont(font());
    verticalHeader()->setDefaultSectionSize(m_delegate->rowHeight());
}

void SessionTable::planAgain()
{
    ColumnRoom room;
    room.available = viewport()->width();
    room.windowWidth = window()->width();
    room.view = m_model->listing()->query.view;
    for (int column = 0; column < SessionModel::kColumns; ++column)
        room.needed.at(static_cast<std::size_t>(column)) =
            std::max(m_delegate->neededWidth(column), m_header->neededWidth(column));
    const int package = room.needed.at(SessionModel::Package);
    room.packageWithLabel = package * kPackageWithLabel / kPackageToken;
    room.packageAtMost = package * kPackageAtMost / kPackageToken;
    applyPlan(planColumns(room, m_choice));
}

void SessionTable::applyPlan(const ColumnPlan& plan)
{
    const QScopedValueRollback updating(m_updating, true);
    m_plan = plan;
    for (int column = 0; column < SessionModel::kColumns; ++column) {
        m_header->setSectionHidden(column, !plan.isShown(column));
        if (plan.isShown(column))
            m_header->resizeSection(column, plan.width.at(static_cast<std::size_t>(column)));
    }
    m_delegate->setEnds(m_header->firstShown(), m_header->lastShown());
    m_model->setShown(plan.isShown(SessionModel::Label), plan.isShown(SessionModel::Version),
                      plan.isShown(SessionModel::Platforms));
}

void SessionTable::showSort()
{
    const SessionQuery& query = m_model->listing()->query;
    m_header->setSortIndicator(SessionModel::columnOf(query.sort), query.order);
}

void SessionTable::sortBy(int column, Qt::SortOrder order)
{
    if (m_updating)
        return;
    if (const std::optional<SessionSort> sort = SessionModel::sortOf(column)) {
        Q_EMIT sortRequested(*sort, order);
    } else {
        const QScopedValueRollback updating(m_updating, true);
        showSort();
    }
}

} // namespace lectern
