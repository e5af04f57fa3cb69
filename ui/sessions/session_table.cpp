#include "ui/sessions/session_table.h"

#include "ui/common/every_language.h"
#include "ui/common/measures.h"
#include "ui/sessions/session_delegate.h"
#include "ui/sessions/session_header.h"

#include <QHoverEvent>
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
    viewport()->setAttribute(Qt::WA_Hover);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(kGap24);
    setItemDelegate(m_delegate);
    buildHeader();
    setModel(m_model);
    applyFont();
    inEveryLanguage(this, [this] {
        setAccessibleName(tr("Sessions"));
        m_model->retranslate();
        planAgain();
    });
    connect(this, &QTableView::activated, this, [this](const QModelIndex& index) {
        Q_EMIT activatedByUser(index.data(SessionModel::SessionIdRole).toUuid());
    });
}

const SessionListingPtr& SessionTable::listing() const
{
    return m_model->listing();
}

void SessionTable::setListing(const SessionListingPtr& listing)
{
    if (listing && listing == m_model->listing())
        return;
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
    Q_EMIT listingChanged();
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
    if (takeLookedAt())
        return;
    const int current = currentIndex().row();
    const int row = current < 0 ? 0 : std::clamp(current + by, 0, count - 1);
    setCurrentIndex(m_model->index(row, 0));
}

// The selected session left the list: whatever stands in its place now comes first.
bool SessionTable::takeLookedAt()
{
    const QModelIndex current = currentIndex();
    if (!current.isValid() || selectionModel()->isRowSelected(current.row(), {}))
        return false;
    selectionModel()->select(current, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    return true;
}

// Qt 6.4 tells a screen reader of both as if the keyboard were here: it would be drawn away from where people
// are. QTableView does nothing else in them.
void SessionTable::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    if (hasFocus())
        QTableView::currentChanged(current, previous);
    else
        QAbstractItemView::currentChanged(current, previous); // NOLINT(bugprone-parent-virtual-call)
}

void SessionTable::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected)
{
    if (hasFocus())
        QTableView::selectionChanged(selected, deselected);
    else
        QAbstractItemView::selectionChanged(selected, deselected); // NOLINT(bugprone-parent-virtual-call)
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

void SessionTable::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    const int row = currentIndex().row();
    if (row >= 0 && hasFocus()) {
        QPainter painter(viewport());
        const bool selected = selectionModel()->isRowSelected(row, {});
        painter.setPen(
            QPen(selected ? Theme::current().inkOnHighlight() : palette().color(QPalette::Link), 1));
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

// By the same events as the view's own cell under the mouse, which is one of this row then.
bool SessionTable::viewportEvent(QEvent* event)
{
    switch (event->type()) {
    case QEvent::HoverEnter:
    case QEvent::HoverMove:
        setHoveredRow(rowAt(static_cast<QHoverEvent*>(event)->position().toPoint().y()));
        break;
    case QEvent::HoverLeave:
    case QEvent::Leave:
        setHoveredRow(-1);
        break;
    default:
        break;
    }
    return QTableView::viewportEvent(event);
}

// The selected row is as strong while the keyboard is in the detail: it is what the detail is about.
void SessionTable::initViewItemOption(QStyleOptionViewItem* option) const
{
    QTableView::initViewItemOption(option);
    option->state.setFlag(QStyle::State_Active, isActiveWindow());
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
    const bool moves =
        event->key() == Qt::Key_Down || event->key() == Qt::Key_Up || event->key() == Qt::Key_Space;
    if (moves && takeLookedAt()) {
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
    return QTableView::moveCursor(action, modifiers).siblingAtColumn(0);
}

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
