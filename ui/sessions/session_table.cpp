#include "ui/sessions/session_table.h"

#include "ui/common/measures.h"
#include "ui/sessions/session_delegate.h"
#include "ui/sessions/session_header.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScopedValueRollback>

namespace lectern {
namespace {

constexpr int kPackageWithLabel = 240;
constexpr int kPackageAtMost = 420;
constexpr int kPackageToken = 174;

} // namespace

SessionTable::SessionTable(QWidget* parent)
    : QTableView(parent)
    , m_model(new SessionModel(this))
    , m_delegate(new SessionDelegate(this))
{
    setObjectName(QStringLiteral("sessionTable"));
    setAccessibleName(tr("Sessions"));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setMouseTracking(true);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(kGap24);
    setItemDelegate(m_delegate);
    buildHeader();
    setModel(m_model);
    applyFont();
    connect(this, &QTableView::activated, this, [this](const QModelIndex& index) {
        Q_EMIT activatedByUser(index.data(SessionModel::SessionIdRole).toUuid());
    });
}

void SessionTable::buildHeader()
{
    m_header = new SessionHeader(this);
    setHorizontalHeader(m_header);
    connect(m_header, &QHeaderView::sortIndicatorChanged, this, &SessionTable::sortBy);
    connect(m_header, &QHeaderView::sectionMoved, this, [this] {
        m_delegate->setFirstColumn(m_header->firstShown());
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

const SessionListingPtr& SessionTable::listing() const
{
    return m_model->listing();
}

void SessionTable::setListing(const SessionListingPtr& listing)
{
    const bool otherQuery = !listing || listing->query != m_model->listing()->query;
    const int rowBefore = currentIndex().row();
    {
        const QScopedValueRollback updating(m_updating, true);
        m_model->setListing(listing);
        showSelection(otherQuery, otherQuery ? -1 : rowBefore);
        showSort();
    }
    if (otherQuery)
        planAgain();
}

void SessionTable::showSelection(bool scroll, int rowBefore)
{
    const int row = m_model->rowOf(m_selected);
    if (row >= 0) {
        const QModelIndex index = m_model->index(row, 0);
        if (currentIndex().row() != row || !selectionModel()->isRowSelected(row, {}))
            selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect |
                                                         QItemSelectionModel::Rows);
        if (scroll)
            scrollTo(index);
        return;
    }
    selectionModel()->clearSelection();
    // The keyboard goes on where the session stood.
    const int near = std::min(rowBefore, m_model->rowCount() - 1);
    selectionModel()->setCurrentIndex(near < 0 ? QModelIndex() : m_model->index(near, 0),
                                      QItemSelectionModel::NoUpdate);
    if (scroll)
        scrollToTop();
}

void SessionTable::select(const QUuid& session)
{
    m_selected = session;
    const QScopedValueRollback updating(m_updating, true);
    showSelection(!session.isNull() && m_model->rowOf(session) >= 0, currentIndex().row());
}

void SessionTable::step(int by)
{
    const int count = m_model->rowCount();
    if (count == 0)
        return;
    const int current = currentIndex().row();
    const int row = current < 0 ? 0 : std::clamp(current + by, 0, count - 1);
    setCurrentIndex(m_model->index(row, 0));
}

void SessionTable::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected)
{
    QTableView::selectionChanged(selected, deselected);
    if (m_updating || selected.isEmpty())
        return;
    const QUuid session = selected.indexes().constFirst().data(SessionModel::SessionIdRole).toUuid();
    if (session == m_selected)
        return;
    m_selected = session;
    Q_EMIT selectedByUser(session);
}

void SessionTable::setCompact(bool compact)
{
    m_delegate->setCompact(compact);
    verticalHeader()->setDefaultSectionSize(m_delegate->rowHeight());
    planAgain();
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
    m_delegate->setFirstColumn(m_header->firstShown());
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

void SessionTable::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    const int row = currentIndex().row();
    if (row >= 0 && hasFocus()) {
        QPainter painter(viewport());
        painter.setPen(QPen(palette().color(QPalette::Link), 1));
        painter.drawRect(QRect(0, rowViewportPosition(row), viewport()->width() - 1, rowHeight(row) - 1));
    }
    if (!m_painted && m_model->rowCount() > 0) {
        m_painted = true;
        Q_EMIT firstPainted();
    }
}

void SessionTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    planAgain();
}

void SessionTable::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        applyFont();
        planAgain();
    }
}

void SessionTable::updateRow(int row)
{
    if (row >= 0)
        viewport()->update(0, rowViewportPosition(row), viewport()->width(), rowHeight(row));
}

void SessionTable::setHoveredRow(int row)
{
    if (row == m_hoveredRow)
        return;
    updateRow(m_hoveredRow);
    m_hoveredRow = row;
    m_delegate->setHoveredRow(row);
    updateRow(row);
}

void SessionTable::mouseMoveEvent(QMouseEvent* event)
{
    QTableView::mouseMoveEvent(event);
    setHoveredRow(rowAt(event->position().toPoint().y()));
}

bool SessionTable::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::Leave)
        setHoveredRow(-1);
    return QTableView::viewportEvent(event);
}

// The current cell is always the first of its row: it speaks for the whole row.
void SessionTable::mousePressEvent(QMouseEvent* event)
{
    QTableView::mousePressEvent(event);
    if (currentIndex().column() > 0)
        selectionModel()->setCurrentIndex(currentIndex().siblingAtColumn(0), QItemSelectionModel::NoUpdate);
}

void SessionTable::keyPressEvent(QKeyEvent* event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && event->modifiers() == Qt::NoModifier && !m_selected.isNull()) {
        Q_EMIT activatedByUser(m_selected);
        event->accept();
        return;
    }
    QTableView::keyPressEvent(event);
}

QModelIndex SessionTable::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const int count = m_model->rowCount();
    const QModelIndex current = currentIndex();
    if (count == 0)
        return {};
    switch (action) {
    case MoveHome:
        return m_model->index(0, 0);
    case MoveEnd:
        return m_model->index(count - 1, 0);
    case MoveLeft:
    case MoveRight:
        return current.isValid() ? current : m_model->index(0, 0);
    default:
        break;
    }
    // The selected session left: its place has not been looked at yet.
    if (current.isValid() && !selectionModel()->isRowSelected(current.row(), {}))
        return current.siblingAtColumn(0);
    return QTableView::moveCursor(action, modifiers).siblingAtColumn(0);
}

} // namespace lectern
