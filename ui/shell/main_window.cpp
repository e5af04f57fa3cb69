#include "ui/shell/main_window.h"

#include "ui/common/composition.h"
#include "ui/common/icons.h"
#include "ui/common/measures.h"
#include "ui/common/nav_row.h"
#include "ui/common/undo_bar.h"
#include "ui/completion/detail_panel.h"
#include "ui/sessions/session_table.h"
#include "ui/shell/focus_keeper.h"
#include "ui/shell/main_menu.h"
#include "ui/shell/preferences.h"
#include "ui/shell/session_head.h"
#include "ui/shell/session_sheet.h"
#include "ui/shell/sheets.h"
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
#include <QTimer>
#include <QVBoxLayout>

namespace lectern {
namespace {

constexpr QSize kUsualSize(1280, 800);
constexpr QSize kLikelyFrame(16, 48); // until the window has one
constexpr int kFrameIsThereMs = 300;
constexpr int kLeastWidth = 640;
constexpr int kOneSheetBelow = 900;
constexpr int kRailBelow = 1100;
constexpr int kNarrowBelow = 1200;
constexpr int kWideFrom = 1600;
constexpr int kCompactDetailBelow = 700; // height
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
    (void)Composition::current(); // watches from now on
    connect(new FocusKeeper(this), &FocusKeeper::homeless, this, &MainWindow::focusHome);
}

void MainWindow::build()
{
    auto* const centre = new QWidget(this);
    m_sideBar = new SideBar(centre);
    m_sheets = new Sheets(centre);
    m_sheet = m_sheets->list();
    m_detail = m_sheets->detail();
    m_status = new StatusLine(centre);

    auto* const column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* const row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_sideBar);
    row->addWidget(m_sheets, 1);
    row->addSpacing(kGap8);
    column->addLayout(row, 1);
    column->addWidget(m_status);
    setCentralWidget(centre);

    connect(m_sheets, &Sheets::detailWidthChosen, this, [this](int width) { m_detailWidth = width; });
    connect(m_sideBar, &SideBar::viewChosen, m_sheets, &Sheets::openList);
    // Before the command is carried out: what it is about is in the list.
    connect(m_menu, &MainMenu::triggered, this, [this](Command command) {
        if (command == Command::Find || (command >= Command::ViewToScore && command <= Command::ViewAll))
            m_sheets->openList();
    });
    // Below what the two sheets need, so that the window can become one that shows one of them.
    setMinimumWidth(kLeastWidth);
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
        const QSize room = screen() ? screen()->availableSize() - kLikelyFrame : kUsualSize;
        resize(kUsualSize.boundedTo(room));
        m_firstSize = size();
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
    const int both = m_sheets->widthForBoth() + kGap8;
    const bool one = width() < std::max(kOneSheetBelow, both + railWidth(font()));
    const bool rail = one || width() < std::max(kRailBelow, both + m_sideBar->wideWidth());
    m_sideBar->setRail(rail);
    m_sheet->head()->setNarrow(width() < qRound(textScale(font()) * kNarrowBelow));
    m_detail->setCompact(height() < kCompactDetailBelow);
    int detailWidth = m_detailWidth;
    if (detailWidth == 0)
        detailWidth = qRound(textScale(font()) * (width() >= kWideFrom ? kWideDetail : kDetailWidth));
    m_sheets->fit(one, detailWidth);
}

// With the frame, which is known as soon as the window manager has made one.
void MainWindow::fitToScreen()
{
    if (!screen() || size() != m_firstSize)
        return; // somebody has chosen another size
    const QRect room = screen()->availableGeometry();
    const QSize frame = frameGeometry().size() - size();
    const QSize most = room.size() - frame;
    if (width() > most.width() || height() > most.height())
        resize(size().boundedTo(most));
    QRect framed = frameGeometry();
    framed.moveRight(std::min(framed.right(), room.right()));
    framed.moveBottom(std::min(framed.bottom(), room.bottom()));
    framed.moveLeft(std::max(framed.left(), room.left()));
    framed.moveTop(std::max(framed.top(), room.top()));
    if (framed.topLeft() != frameGeometry().topLeft())
        move(framed.topLeft());
}

void MainWindow::showEvent(QShowEvent* event)
{
    QMainWindow::showEvent(event);
    if (!event->spontaneous() && m_firstSize.isValid())
        QTimer::singleShot(kFrameIsThereMs, this, &MainWindow::fitToScreen);
}

void MainWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        setLocale(QLocale()); // of all that stands in it
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_sheets)
        fitToSize();
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    fitToSize();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (m_mayClose && !m_mayClose()) {
        event->ignore();
        return;
    }
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

void MainWindow::focusHome()
{
    // Where one sheet is all there is, the one that is seen stays.
    if (m_detail->isVisible() && (m_detail->hasForm() || m_sheets->isDetailOpen()))
        m_detail->focusScore();
    else
        m_sheet->focusList();
}

void MainWindow::focusNextSheet()
{
    const QWidget* const focus = QApplication::focusWidget();
    const bool inList = focus && m_sheet->isAncestorOf(focus);
    if (focus && m_sideBar->isAncestorOf(focus) && !m_sheets->isDetailOpen())
        m_sheet->focusList();
    else if (focus && (m_sideBar->isAncestorOf(focus) || inList) && m_detail->isVisible())
        m_detail->focusScore();
    else
        m_sideBar->focusList();
}

} // namespace lectern
