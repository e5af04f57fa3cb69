#include "ui/shell/main_window.h"

#include "ui/common/icons.h"
#include "ui/common/measures.h"
#include "ui/common/undo_bar.h"
#include "ui/completion/detail_panel.h"
#include "ui/sessions/session_table.h"
#include "ui/shell/main_menu.h"
#include "ui/shell/preferences.h"
#include "ui/shell/session_head.h"
#include "ui/shell/session_sheet.h"
#include "ui/shell/side_bar.h"
#include "ui/shell/status_line.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QCloseEvent>
#include <QLineEdit>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScreen>
#include <QSplitter>
#include <QVBoxLayout>

namespace lectern {
namespace {

constexpr QSize kUsualSize(1280, 800);
constexpr int kRailBelow = 1100;
constexpr int kNarrowBelow = 1200;
constexpr int kWideFrom = 1600;
constexpr int kCompactDetailBelow = 700; // height
constexpr int kLeastSheet = 420;
constexpr int kLeastDetail = 300;
constexpr int kMostDetail = 480;
constexpr int kWideDetail = 400;

} // namespace

MainWindow::MainWindow(QWidget* parent) : QMainWindow(parent)
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(QStringLiteral("Lectern"));
    setWindowIcon(icon(IconName::Lectern));
    m_menu = new MainMenu(menuBar());
    build();
    setTabOrders();
    qApp->installEventFilter(this);
}

void MainWindow::build()
{
    auto* const centre = new QWidget(this);
    m_sideBar = new SideBar(centre);
    m_splitter = new QSplitter(Qt::Horizontal, centre);
    m_splitter->setChildrenCollapsible(false);
    m_sheet = new SessionSheet(m_splitter);
    m_sheet->setMinimumWidth(kLeastSheet);
    m_detail = new DetailPanel(m_splitter);
    m_detail->setMinimumWidth(kLeastDetail);
    m_detail->setMaximumWidth(kMostDetail);
    m_splitter->addWidget(m_sheet);
    m_splitter->addWidget(m_detail);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_status = new StatusLine(centre);

    auto* const column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* const row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_sideBar);
    row->addWidget(m_splitter, 1);
    row->addSpacing(kGap8);
    column->addLayout(row, 1);
    column->addWidget(m_status);
    setCentralWidget(centre);

    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_detailWidth = m_detail->width(); });
    connect(m_sheet, &SessionSheet::firstRunChanged, this,
            [this] { m_detail->setVisible(!m_sheet->isFirstRun()); });
}

// The undo bar stands in the sheet, but comes after the detail.
void MainWindow::setTabOrders()
{
    QWidget* last = m_detail;
    for (QWidget* next = m_detail->nextInFocusChain(); next != m_detail; next = next->nextInFocusChain()) {
        if (m_detail->isAncestorOf(next) && next->focusPolicy() != Qt::NoFocus)
            last = next;
    }
    for (QAbstractButton* const button : m_sheet->undoBar()->findChildren<QAbstractButton*>()) {
        setTabOrder(last, button);
        last = button;
    }
}

void MainWindow::restore(const Preferences& preferences)
{
    m_detailWidth = preferences.detailWidth;
    m_sheet->table()->setColumnState(preferences.columns);
    m_sheet->table()->setCompact(preferences.compact);
    if (preferences.geometry.isEmpty() || !restoreGeometry(preferences.geometry)) {
        const QSize room = screen() ? screen()->availableSize() : kUsualSize;
        resize(kUsualSize.boundedTo(room));
    }
    fitToSize();
}

void MainWindow::store(Preferences& preferences) const
{
    preferences.geometry = saveGeometry();
    preferences.detailWidth = m_detailWidth;
    preferences.columns = m_sheet->table()->columnState();
}

void MainWindow::fitToSize()
{
    const bool rail = width() < kRailBelow;
    m_sideBar->setRail(rail);
    m_sheet->head()->setNarrow(width() < kNarrowBelow);
    m_detail->setCompact(height() < kCompactDetailBelow);
    int detail = m_detailWidth;
    if (detail == 0)
        detail = width() >= kWideFrom ? kWideDetail : kDetailWidth;
    const int rest = m_splitter->width() - m_splitter->handleWidth() - detail;
    m_splitter->setSizes({std::max(rest, kLeastSheet), detail});
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    fitToSize();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    Q_EMIT aboutToClose();
    QMainWindow::closeEvent(event);
}

// Ctrl+Z belongs to a field only while there is something to undo in it; else it recalls.
bool MainWindow::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::ShortcutOverride ||
        !static_cast<QKeyEvent*>(event)->matches(QKeySequence::Undo))
        return QMainWindow::eventFilter(watched, event);
    const auto* const box = qobject_cast<QAbstractSpinBox*>(watched);
    const auto* const line = box ? box->findChild<QLineEdit*>() : qobject_cast<QLineEdit*>(watched);
    const auto* const text = qobject_cast<QPlainTextEdit*>(watched);
    if ((line && !line->isUndoAvailable()) || (text && !text->document()->isUndoAvailable())) {
        event->ignore();
        return true;
    }
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::focusNextSheet()
{
    const QWidget* const focus = QApplication::focusWidget();
    if (focus && m_sideBar->isAncestorOf(focus))
        m_sheet->focusList();
    else if (focus && m_sheet->isAncestorOf(focus) && m_detail->isVisible())
        m_detail->focusScore();
    else
        m_sideBar->focusList();
}

} // namespace lectern
