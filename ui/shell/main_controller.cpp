#include "ui/shell/main_controller.h"

#include "ui/common/every_language.h"
#include "ui/common/undo_bar.h"
#include "ui/completion/detail_panel.h"
#include "ui/sessions/next_session.h"
#include "ui/sessions/session_table.h"
#include "ui/shell/command_controller.h"
#include "ui/shell/draft_keeper.h"
#include "ui/shell/filter_menu.h"
#include "ui/shell/language.h"
#include "ui/shell/leave_controller.h"
#include "ui/shell/main_window.h"
#include "ui/shell/preferences.h"
#include "ui/shell/receipt_controller.h"
#include "ui/shell/session_head.h"
#include "ui/shell/session_sheet.h"
#include "ui/shell/side_bar.h"
#include "ui/shell/sign_in_controller.h"
#include "ui/shell/status_line.h"
#include "ui/shell/undo_notice.h"
#include "ui/signin/new_session_dialog.h"

#include <QApplication>
#include <QSessionManager>

namespace lectern {

namespace {

constexpr int kAwaitListMs = 150; // a cached list comes sooner

} // namespace

MainController::MainController(Console& console, Preferences& preferences, Language& language,
                               QObject* parent)
    : QObject(parent)
    , m_console(console)
    , m_preferences(preferences)
    , m_language(language)
    , m_signIn(new SignInController(console, preferences, this))
    , m_receipts(new ReceiptController(console, this))
    , m_drafts(new DraftKeeper(console, this))
    , m_leave(new LeaveController(console, *m_drafts, this))
    , m_watches(preferences.file(), QDateTime::currentDateTimeUtc())
{
    m_query.view = preferences.view;
    m_query.sort = preferences.sort;
    m_query.order = preferences.order;
    m_showTimer.setSingleShot(true);
    connect(&m_showTimer, &QTimer::timeout, this, &MainController::present);
    connectConsole();
    connect(qApp, &QGuiApplication::commitDataRequest, this, &MainController::onSystemLogOff,
            Qt::DirectConnection);
    m_console.setQuery(m_query);
}

MainController::~MainController() = default;

void MainController::setServer(const QString& server)
{
    m_signIn->setServer(server);
}

void MainController::connectConsole()
{
    Console* const core = &m_console;
    connect(core, &Console::signInNeeded, this, &MainController::onSignInNeeded);
    connect(core, &Console::accountOpened, this, &MainController::onAccountOpened);
    connect(core, &Console::signInFailed, this, &MainController::onSignInFailed);
    connect(core, &Console::accountClosed, this, &MainController::onAccountClosed);
    connect(core, &Console::listingChanged, this, &MainController::onListing);
    connect(core, &Console::detailChanged, this, &MainController::onDetail);
    connect(core, &Console::connectionChanged, this, &MainController::onConnection);
    connect(core, &Console::recordSaved, this, &MainController::onRecordSaved);
    connect(core, &Console::recordChanged, this, &MainController::onRecordChanged);
    connect(core, &Console::recalled, this, &MainController::onRecalled);
    connect(core, &Console::sessionCreated, this, &MainController::onSessionCreated);
    connect(core, &Console::failed, this, &MainController::onFailed);
    connect(core, &Console::recordedSuffixChanged, this, &MainController::onRecordedSuffix);
    connect(core, &Console::accountChanged, this, &MainController::onAccountChanged);
    connect(core, &Console::accountRepaired, this, [this](const RepairReport& report) {
        m_repair = report;
        showRepair();
    });
    connect(m_signIn, &SignInController::dismissed, this, [this] {
        if (m_window && m_presence != Presence::SignedIn)
            m_window->sheet()->focusList();
    });
    connect(m_receipts, &ReceiptController::told, this, [this](const QString& words, IconName icon) {
        if (m_window)
            m_undo->tell(words, icon);
    });
    connect(core, &Console::packagesChanged, this, [this](const QList<Package>& packages) {
        m_packages = packages;
        if (m_newSession)
            m_newSession->setPackages(packages);
    });
    connect(core, &Console::draftSaved, this, [this](const QUuid& session, const QDateTime& at) {
        if (m_window)
            m_window->detail()->showDraftSaved(session, at);
    });
    connect(core, &Console::saveRefused, this, &MainController::onSaveRefused);
    connect(m_drafts, &DraftKeeper::refused, this, &MainController::onDraftRefused);
}

void MainController::openWindow()
{
    m_window = std::make_unique<MainWindow>();
    const QList<UndoNotice::Held> held = m_undo ? m_undo->held() : QList<UndoNotice::Held>();
    m_undo = new UndoNotice(m_window->sheet()->undoBar(), m_window.get());
    m_undo->setConnection(m_connection);
    for (const UndoNotice::Held& each : held)
        m_undo->open(each.record, each.name);
    m_commands = new CommandController(*this, m_preferences, m_window.get());
    connectSheet();
    connectHead();
    connectDetail();
    m_window->detail()->setWatchMemory(&m_watches);
    m_window->restore(m_preferences);
    showAll();
    inEveryLanguage(m_window.get(), [this] { retranslate(); });
    if (m_presence == Presence::Opening || (m_presence == Presence::SignedIn && !m_listing))
        m_showTimer.start(kAwaitListMs);
    else
        present();
}

void MainController::present()
{
    m_showTimer.stop();
    m_window->show();
    Q_EMIT windowShown();
    showRepair();
}

void MainController::showWindow()
{
    if (m_showTimer.isActive() && m_window)
        present();
}

void MainController::raiseWindow()
{
    if (!m_window)
        return; // it is being made and comes to the front by itself
    m_window->setWindowState(m_window->windowState() & ~Qt::WindowMinimized);
    present();
    m_window->raise();
    m_window->activateWindow();
}

void MainController::connectSheet()
{
    MainWindow* const window = m_window.get();
    SessionSheet* const sheet = window->sheet();
    SessionTable* const table = sheet->table();
    window->setMayClose([this] { return mayClose(); });
    connect(window, &MainWindow::aboutToClose, this, [this] {
        m_window->detail()->flushDraft();
        m_window->store(m_preferences);
        m_preferences.save();
    });
    connect(window->statusLine(), &StatusLine::attentionRequested, this, [this] {
        setView(SessionView::NeedsAttention);
        m_window->sheet()->focusList();
    });
    connect(window->sideBar(), &SideBar::viewChosen, this, &MainController::setView);
    connect(table, &SessionTable::selectedByUser, this, &MainController::selectByHand);
    connect(table, &SessionTable::activatedByUser, this, [this] { m_window->detail()->focusScore(); });
    connect(table, &SessionTable::sortRequested, this, [this](SessionSort sort, Qt::SortOrder order) {
        changeQuery([=](SessionQuery& query) {
            query.sort = sort;
            query.order = order;
        });
    });
    connect(table, &SessionTable::firstPainted, this, [this] {
        if (!std::exchange(m_painted, true))
            Q_EMIT firstListPainted();
    });
    connect(sheet, &SessionSheet::stripTriggered, this, &MainController::refresh);
    connect(sheet, &SessionSheet::signInRequested, this, &MainController::openSignIn);
    SessionEmpty* const empty = sheet->empty();
    connect(empty, &SessionEmpty::demoRequested, &m_console, &Console::startDemo);
    connect(empty, &SessionEmpty::newSessionRequested, this, &MainController::openNewSession);
    connect(empty, &SessionEmpty::refreshRequested, this, &MainController::refresh);
    connect(empty, &SessionEmpty::clearRequested, this, [this] {
        m_window->sheet()->head()->setSearch({});
        changeQuery([](SessionQuery& query) {
            query.text.clear();
            query.package.reset();
            query.status.reset();
            query.activity.reset();
        });
    });
    connect(m_undo, &UndoNotice::recallRequested, this, &MainController::recall);
    connect(m_undo, &UndoNotice::changed, this, &MainController::stateChanged);
    connect(m_leave, &LeaveController::clockStopped, m_undo, &UndoNotice::setClockStopped);
}

void MainController::connectHead()
{
    SessionHead* const head = m_window->sheet()->head();
    connect(head, &SessionHead::refreshRequested, this, &MainController::refresh);
    connect(head, &SessionHead::newSessionRequested, this, &MainController::openNewSession);
    connect(head, &SessionHead::leftDownwards, m_window->sheet(), &SessionSheet::focusList);
    connect(head, &SessionHead::searchChanged, this, [this](const QString& text) {
        changeQuery([&](SessionQuery& query) { query.text = text.simplified(); });
    });
    FilterMenu* const filter = head->filter();
    connect(filter, &FilterMenu::packageChosen, this, [this](const std::optional<QUuid>& package) {
        changeQuery([&](SessionQuery& query) { query.package = package; });
    });
    connect(filter, &FilterMenu::statusChosen, this, [this](const std::optional<QString>& status) {
        changeQuery([&](SessionQuery& query) { query.status = status; });
    });
    connect(filter, &FilterMenu::activityChosen, this, [this](const std::optional<QUuid>& activity) {
        changeQuery([&](SessionQuery& query) { query.activity = activity; });
    });
    connect(filter, &FilterMenu::cleared, this, [this] {
        changeQuery([](SessionQuery& query) {
            query.package.reset();
            query.status.reset();
            query.activity.reset();
        });
    });
}

void MainController::connectDetail()
{
    DetailPanel* const detail = m_window->detail();
    connect(detail, &DetailPanel::draftChanged, this,
            [this](const QUuid& session, const CompletionText& text) {
                m_drafts->save(session, toDraftValues(text, QLocale()));
            });
    connect(detail, &DetailPanel::labelChanged, &m_console, &Console::setLabel);
    connect(detail, &DetailPanel::retryRequested, &m_console, &Console::retry);
    connect(detail, &DetailPanel::discardRequested, &m_console, &Console::discard);
    connect(detail, &DetailPanel::recallRequested, this, [this](const QUuid& record) {
        m_undo->remove(record);
        m_console.recall(record);
    });
    connect(detail, &DetailPanel::keepServersRequested, &m_console, &Console::resolveKeepServers);
    connect(detail, &DetailPanel::receiptRequested, this, &MainController::showReceipt);
    connect(detail, &DetailPanel::exportRequested, this, [this](const QUuid& recordId) {
        m_receipts->saveAs({recordId, nameOf(m_selected), trainingOf(m_selected)}, m_window.get());
    });
    connect(detail, &DetailPanel::canCompleteChanged, this, &MainController::stateChanged);
    connect(
        detail, &DetailPanel::completeRequested, this,
        [this](const QUuid& session, const Completion& completion) { complete(session, completion, false); });
    connect(
        detail, &DetailPanel::completeAndNextRequested, this,
        [this](const QUuid& session, const Completion& completion) { complete(session, completion, true); });
}

// Everything that is known, into a window that was just made.
void MainController::showAll()
{
    m_window->sideBar()->setView(m_query.view);
    m_window->sheet()->setView(m_query.view);
    m_window->sideBar()->setAccount(m_account);
    m_window->sheet()->head()->setSearch(m_query.text);
    m_undo->setConnection(m_connection);
    m_window->detail()->setConnection(m_connection);
    m_window->detail()->setRecordedSuffix(m_recordedSuffix);
    m_window->detail()->setDetail(m_detail);
    m_window->sheet()->table()->select(m_selected);
    onListing(m_listing);
}

// Words that follow from what is known. Nothing that people chose or typed is touched.
void MainController::retranslate()
{
    m_window->sideBar()->setAccount(m_account);
    m_window->sheet()->show(m_presence, m_listing, m_connection, offersDemoHere());
    m_undo->retranslate();
    showSelection();
}

} // namespace lectern
