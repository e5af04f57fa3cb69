#include "auth/keychain_secret_store.h"

#include "auth/keychain_request.h"

namespace lectern {
namespace {

Outcome toOutcome(const Result<QByteArray>& result)
{
    if (result.ok())
        return Done{};
    return result.error();
}

template <typename Callback>
void listen(KeychainRequest* request, QObject* context, Callback callback)
{
    QObject::connect(
        request, &KeychainRequest::answered, context,
        [callback = std::move(callback)](const KeychainRequest::Answer& answer) { callback(*answer); });
}

} // namespace

KeychainSecretStore::KeychainSecretStore(QString service, int timeoutMs, QObject* parent)
    : SecretStore(parent)
    , m_service(std::move(service))
    , m_timeoutMs(timeoutMs)
{
}

void KeychainSecretStore::read(const QString& key, QObject* context, ReadCallback callback)
{
    auto* request = new KeychainRequest(KeychainRequest::Kind::Read, m_service, key, {});
    if (callback)
        listen(request, context, std::move(callback));
    KeychainQueue::add(request, m_timeoutMs);
}

void KeychainSecretStore::write(const QString& key, const QByteArray& value, QObject* context,
                                DoneCallback callback)
{
    auto* request = new KeychainRequest(KeychainRequest::Kind::Write, m_service, key, value);
    if (callback) {
        listen(request, context,
               [done = std::move(callback)](const Result<QByteArray>& result) { done(toOutcome(result)); });
    }
    KeychainQueue::add(request, m_timeoutMs);
}

void KeychainSecretStore::remove(const QString& key, QObject* context, DoneCallback callback)
{
    auto* request = new KeychainRequest(KeychainRequest::Kind::Remove, m_service, key, {});
    if (callback) {
        listen(request, context,
               [done = std::move(callback)](const Result<QByteArray>& result) { done(toOutcome(result)); });
    }
    KeychainQueue::add(request, m_timeoutMs);
}

} // namespace lectern
