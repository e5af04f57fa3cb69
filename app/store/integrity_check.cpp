#include "store/integrity_check.h"

#include "store/database.h"
#include "store/record_check.h"

#include <QThread>

namespace lectern {
namespace {

Outcome checked(const QString& path)
{
    auto database = Database::open(path, Durability::Precious, Access::ReadOnly);
    if (!database)
        return database.error();
    return checkThoroughly(**database);
}

} // namespace

IntegrityCheck::IntegrityCheck(QString path, QObject* parent) : QObject(parent), m_path(std::move(path))
{
}

IntegrityCheck::~IntegrityCheck()
{
    if (m_thread)
        m_thread->wait();
}

void IntegrityCheck::start()
{
    if (m_thread && !m_thread->isFinished())
        return;
    m_thread.reset(QThread::create([this] {
        const Outcome outcome = checked(m_path);
        QMetaObject::invokeMethod(
            this, [this, outcome] { emit finished(outcome); }, Qt::QueuedConnection);
    }));
    m_thread->start(QThread::LowestPriority);
}

} // namespace lectern
