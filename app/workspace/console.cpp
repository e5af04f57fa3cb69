#include "workspace/console.h"

#include "sync/reachability.h"
#include "workspace/console_worker.h"

#include <QTimer>

namespace lectern {
namespace {

constexpr int kAskSystemAfterMs =
    3000; // its services may take a moment to load: not before the first picture

} // namespace

Console::Console(ConsoleConfig config, QObject* parent)
    : QObject(parent)
    , m_offersDemo(bool(config.startDemo))
    , m_demoSessions(config.demoSessions)
    , m_reachability(std::make_unique<SystemReachability>())
    , m_worker(new ConsoleWorker(std::move(config), *this, m_listThread, *m_reachability))
{
    qRegisterMetaType<Failure>("lectern::Failure");
    qRegisterMetaType<Receipt>("lectern::Receipt");
    qRegisterMetaType<QList<Record>>("QList<lectern::Record>");
    qRegisterMetaType<RepairReport>("lectern::RepairReport");
    m_workThread.setObjectName(QStringLiteral("records"));
    m_listThread.setObjectName(QStringLiteral("lists"));
    m_worker->moveToThread(&m_workThread);
    connect(&m_workThread, &QThread::finished, m_worker, &QObject::deleteLater);
    forwardSignals();
    m_listThread.start();
    m_workThread.start();
    QTimer::singleShot(kAskSystemAfterMs, m_reachability.get(), &SystemReachability::start);
}

Console::~Console()
{
    // Behind everything that was asked for: a draft or a completion of the last moment is still saved. The
    // worker is deleted at the end of its thread, while the list thread still runs: the account needs it to
    // close.
    post([](ConsoleWorker&) { QThread::currentThread()->quit(); });
    m_workThread.wait();
    m_listThread.quit();
    m_listThread.wait();
}

template <typename Function>
void Console::post(Function function)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, function] { function(*worker); }, Qt::QueuedConnection);
}

void Console::forwardSignals()
{
    connect(m_worker, &ConsoleWorker::signInNeeded, this, &Console::signInNeeded);
    connect(m_worker, &ConsoleWorker::accountOpened, this, &Console::accountOpened);
    connect(m_worker, &ConsoleWorker::accountChanged, this, &Console::accountChanged);
    connect(m_worker, &ConsoleWorker::personAsked, this, &Console::personAsked);
    connect(m_worker, &ConsoleWorker::accountClosed, this, &Console::accountClosed);
    connect(m_worker, &ConsoleWorker::signInFailed, this, &Console::signInFailed);
    connect(m_worker, &ConsoleWorker::signInCancelled, this, &Console::signInCancelled);
    connect(m_worker, &ConsoleWorker::connectionChanged, this, &Console::connectionChanged);
    connect(m_worker, &ConsoleWorker::draftSaved, this, &Console::draftSaved);
    connect(m_worker, &ConsoleWorker::draftRefused, this, &Console::draftRefused);
    connect(m_worker, &ConsoleWorker::recordSaved, this, &Console::recordSaved);
    connect(m_worker, &ConsoleWorker::saveRefused, this, &Console::saveRefused);
    connect(m_worker, &ConsoleWorker::recordChanged, this, &Console::recordChanged);
    connect(m_worker, &ConsoleWorker::recalled, this, &Console::recalled);
    connect(m_worker, &ConsoleWorker::holdsStopped, this, &Console::holdsStopped);
    connect(m_worker, &ConsoleWorker::sessionCreated, this, &Console::sessionCreated);
    connect(m_worker, &ConsoleWorker::receiptMade, this, &Console::receiptMade);
    connect(m_worker, &ConsoleWorker::receiptExported, this, &Console::receiptExported);
    connect(m_worker, &ConsoleWorker::exportFailed, this, &Console::exportFailed);
    connect(m_worker, &ConsoleWorker::accountRepaired, this, &Console::accountRepaired);
    connect(m_worker, &ConsoleWorker::recordedSuffixChanged, this, &Console::recordedSuffixChanged);
    connect(m_worker, &ConsoleWorker::failed, this, &Console::failed);
}

bool Console::offersDemo() const
{
    return m_offersDemo;
}

void Console::start()
{
    post([](ConsoleWorker& worker) { worker.start(); });
}

void Console::signIn(const SignInRequest& request)
{
    post([request](ConsoleWorker& worker) { worker.signIn(request); });
}

void Console::cancelSignIn()
{
    post([](ConsoleWorker& worker) { worker.cancelSignIn(); });
}

void Console::startDemo()
{
    post([](ConsoleWorker& worker) { worker.startDemo(); });
}

void Console::answerPerson(const QUuid& accountId)
{
    post([accountId](ConsoleWorker& worker) { worker.answerPerson(accountId); });
}

void Console::markRepairSeen()
{
    post([](ConsoleWorker& worker) { worker.markRepairSeen(); });
}

void Console::signOut()
{
    post([](ConsoleWorker& worker) { worker.signOut(); });
}

void Console::setQuery(const SessionQuery& query)
{
    post([query](ConsoleWorker& worker) { worker.setQuery(query); });
}

void Console::refresh()
{
    post([](ConsoleWorker& worker) { worker.refresh(); });
}

void Console::watchDetail(const QUuid& sessionId)
{
    post([sessionId](ConsoleWorker& worker) { worker.watchDetail(sessionId); });
}

void Console::createSession(const QUuid& packageId, const std::optional<QUuid>& activityId)
{
    post([packageId, activityId](ConsoleWorker& worker) { worker.createSession(packageId, activityId); });
}

void Console::setLabel(const QUuid& sessionId, const QString& label)
{
    post([sessionId, label](ConsoleWorker& worker) { worker.setLabel(sessionId, label); });
}

void Console::saveDraft(const QUuid& sessionId, const DraftValues& values)
{
    post([sessionId, values](ConsoleWorker& worker) { worker.saveDraft(sessionId, values); });
}

void Console::complete(const QUuid& sessionId, const Completion& completion)
{
    post([sessionId, completion](ConsoleWorker& worker) { worker.complete(sessionId, completion); });
}

void Console::recall(const QUuid& recordId)
{
    post([recordId](ConsoleWorker& worker) { worker.recall(recordId); });
}

void Console::retry(const QUuid& recordId)
{
    post([recordId](ConsoleWorker& worker) { worker.retry(recordId); });
}

void Console::discard(const QUuid& recordId)
{
    post([recordId](ConsoleWorker& worker) { worker.discard(recordId); });
}

void Console::resolveKeepServers(const QUuid& recordId)
{
    post([recordId](ConsoleWorker& worker) { worker.resolveKeepServers(recordId); });
}

void Console::makeReceipt(const QUuid& recordId, const QString& training)
{
    post([recordId, training](ConsoleWorker& worker) { worker.makeReceipt(recordId, training); });
}

void Console::exportReceipt(const QUuid& recordId, const QString& file, ReceiptFormat format,
                            const QString& training)
{
    post([=](ConsoleWorker& worker) { worker.exportReceipt(recordId, file, format, training); });
}

void Console::setRecordedSuffix(bool on)
{
    post([on](ConsoleWorker& worker) { worker.setRecordedSuffix(on); });
}

void Console::stopHolds()
{
    post([](ConsoleWorker& worker) { worker.stopHolds(); });
}

void Console::endHolds(bool send)
{
    post([send](ConsoleWorker& worker) { worker.endHolds(send); });
}

void Console::sendNow()
{
    post([](ConsoleWorker& worker) { worker.sendNow(); });
}

} // namespace lectern
