#include "store/integrity_check.h"

#include "store/database.h"
#include "store/record_check.h"

#include <QThread>

namespace lectern {
namespace {

std::optional<Outcome> checked(const QString& path)
{
    auto database = Database::open(path, Durability::Precious, Access::ReadOnly);
    if (!database)
        return database.error();
    return checkThoroughlyWhile(**database,
                                [] { return !QThread::currentThread()->isInterruptionRequested(); });
}

} // namespace

IntegrityCheck::IntegrityCheck(QString path, QObject* parent) : QObject(parent), m_path(std::move(path))
{
}

IntegrityCheck::~IntegrityCheck()
{
    if (!m_thread)
        return;
    m_thread->requestInterruption();
    m_thread->wait();
}

void IntegrityCheck::start()
{
    if (m_thread && !m_thread->isFinished())
        return;
    m_thread.reset(QThread::create([this] {
        const auto outcome = checked(m_path);
        if (!outcome)
            return; // nobody waits for it any more
        QMetaObject::invokeMethod(
            this, [this, found = *outcome] { emit finished(found); }, Qt::QueuedConnection);
    }));
    m_thread->start(QThread::LowestPriority);
}

} // namespace lectern
