#include "support/fake_secret_store.h"

#include <QPointer>

using namespace Qt::StringLiterals;

namespace lectern::test {
namespace {

Failure lockedFailure()
{
    return {FailureReason::SecretStoreMissing, u"The keychain is locked"_s, u"fake"_s};
}

} // namespace

void FakeSecretStore::release()
{
    m_held = false;
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto& what : waiting)
        what();
}

void FakeSecretStore::later(QObject* context, std::function<void()> what)
{
    auto give = [context = QPointer<QObject>(context), what = std::move(what)] {
        if (context)
            QMetaObject::invokeMethod(context, what, Qt::QueuedConnection);
    };
    if (m_held)
        m_waiting.append(give);
    else
        give();
}

void FakeSecretStore::read(const QString& key, QObject* context, ReadCallback callback)
{
    log << "read "_L1 + key;
    Result<QByteArray> result = Failure{FailureReason::NotFound, u"nothing there"_s, key};
    if (locked)
        result = lockedFailure();
    else if (values.contains(key))
        result = values.value(key);
    later(context, [callback, result] { callback(result); });
}

void FakeSecretStore::write(const QString& key, const QByteArray& value, QObject* context,
                            DoneCallback callback)
{
    log << "write "_L1 + key + u'=' + QString::fromUtf8(value);
    Outcome outcome = Done{};
    if (locked)
        outcome = lockedFailure();
    else
        values.insert(key, value);
    later(context, [callback, outcome] {
        if (callback)
            callback(outcome);
    });
}

void FakeSecretStore::remove(const QString& key, QObject* context, DoneCallback callback)
{
    log << "remove "_L1 + key;
    Outcome outcome = Done{};
    if (locked)
        outcome = lockedFailure();
    else
        values.remove(key);
    later(context, [callback, outcome] {
        if (callback)
            callback(outcome);
    });
}

} // namespace lectern::test
