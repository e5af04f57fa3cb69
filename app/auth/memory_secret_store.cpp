#include "auth/memory_secret_store.h"

#include <QCoreApplication>
#include <QMutexLocker>

using namespace Qt::StringLiterals;

namespace lectern {
namespace {

template <typename R>
void answer(QObject* context, std::function<void(const R&)> callback, R result)
{
    if (!callback)
        return;
    QMetaObject::invokeMethod(
        context, [callback = std::move(callback), result = std::move(result)] { callback(result); },
        Qt::QueuedConnection);
}

} // namespace

void MemorySecretStore::read(const QString& key, QObject* context, ReadCallback callback)
{
    const QMutexLocker lock(&m_mutex);
    const auto found = m_values.constFind(key);
    if (found != m_values.cend()) {
        answer<Result<QByteArray>>(context, std::move(callback), *found);
        return;
    }
    answer<Result<QByteArray>>(context, std::move(callback),
                               Failure{FailureReason::NotFound,
                                       QCoreApplication::translate("SecretStore", "No sign-in is kept"),
                                       key});
}

void MemorySecretStore::write(const QString& key, const QByteArray& value, QObject* context,
                              DoneCallback callback)
{
    const QMutexLocker lock(&m_mutex);
    m_values.insert(key, value);
    answer<Outcome>(context, std::move(callback), Done{});
}

void MemorySecretStore::remove(const QString& key, QObject* context, DoneCallback callback)
{
    const QMutexLocker lock(&m_mutex);
    m_values.remove(key);
    answer<Outcome>(context, std::move(callback), Done{});
}

} // namespace lectern
