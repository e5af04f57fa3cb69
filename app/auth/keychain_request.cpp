#include "auth/keychain_request.h"

#include "auth/keychain_secret_store.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QPointer>
#include <QTimer>

#include <qt6keychain/keychain.h>

using namespace Qt::StringLiterals;

namespace lectern {
namespace {

constexpr int kMaxPieces = 64;
constexpr qsizetype kDigestSize = 16;
constexpr char kMagic[] = "lectern1";

QByteArray digestOf(const QByteArray& value)
{
    return QCryptographicHash::hash(value, QCryptographicHash::Sha256).toHex().left(kDigestSize);
}

QList<QByteArray> split(const QByteArray& value)
{
    QList<QByteArray> pieces;
    for (qsizetype at = 0; at < value.size(); at += KeychainSecretStore::kPieceSize)
        pieces.append(value.mid(at, KeychainSecretStore::kPieceSize));
    if (pieces.isEmpty())
        pieces.append(QByteArray());
    return pieces;
}

Failure notThere(const QString& detail)
{
    return {FailureReason::NotFound, QCoreApplication::translate("SecretStore", "No sign-in is kept"),
            detail};
}

Failure damaged()
{
    return {FailureReason::Damaged,
            QCoreApplication::translate("SecretStore", "The kept sign-in can’t be read. Sign in again"),
            u"keychain entry does not fit its digest"_s};
}

Failure missing(const QString& detail)
{
    return {FailureReason::SecretStoreMissing,
            QCoreApplication::translate("SecretStore",
                                        "The keychain of this computer can’t be used. Unlock it, "
                                        "or sign in until Lectern is closed"),
            detail};
}

Result<QByteArray> resultOf(const QKeychain::Job* job)
{
    switch (job->error()) {
    case QKeychain::NoError:
        if (const auto* read = qobject_cast<const QKeychain::ReadPasswordJob*>(job))
            return read->binaryData();
        return QByteArray();
    case QKeychain::EntryNotFound:
        return notThere(u"keychain"_s);
    default:
        return missing(
            u"keychain error %1: %2"_s.arg(static_cast<int>(job->error())).arg(job->errorString()));
    }
}

/// Never deleted from here: with a job gone, its backend would call into nothing.
void start(QKeychain::Job* job, const QString& key, QObject* context,
           std::function<void(const Result<QByteArray>&)> then)
{
    job->setAutoDelete(true);
    job->setInsecureFallback(false);
    job->setKey(key);
    QObject::connect(job, &QKeychain::Job::finished, context,
                     [then = std::move(then)](QKeychain::Job* done) { then(resultOf(done)); });
    job->start();
}

} // namespace

KeychainRequest::KeychainRequest(Kind kind, QString service, QString key, QByteArray value)
    : m_kind(kind)
    , m_service(std::move(service))
    , m_key(std::move(key))
    , m_value(std::move(value))
    , m_digest(digestOf(m_value))
    , m_pieces(split(m_value))
{
}

void KeychainRequest::arm(int timeoutMs)
{
    QTimer::singleShot(timeoutMs, this, [this] { answer(missing(u"keychain: no answer in time"_s)); });
}

void KeychainRequest::run()
{
    if (m_kind == Kind::Write && m_pieces.size() > kMaxPieces) {
        complete(missing(u"secret too large for a keychain"_s));
        return;
    }
    // A write and a removal need to know which pieces become orphans.
    readEntry(m_key, [this](const Result<QByteArray>& entry) {
        if (!entry.ok() && entry.error().reason != FailureReason::NotFound) {
            complete(entry);
            return;
        }
        const Head head = entry.ok() ? parseHead(*entry) : Head{};
        switch (m_kind) {
        case Kind::Read:
            if (!entry.ok())
                complete(entry);
            else if (head.pieces == 0)
                complete(damaged());
            else
                readPieces(head, 2, head.firstPiece);
            break;
        case Kind::Write:
            writePieces(head, 2);
            break;
        case Kind::Remove:
            if (!entry.ok()) {
                complete(QByteArray());
                break;
            }
            removeEntry(m_key, [this, head](const Result<QByteArray>& removed) {
                if (removed.ok() || removed.error().reason == FailureReason::NotFound)
                    removePieces(head, 2);
                else
                    complete(removed);
            });
            break;
        }
    });
}

KeychainRequest::Head KeychainRequest::parseHead(const QByteArray& entry)
{
    const qsizetype end = entry.indexOf('\n');
    const QList<QByteArray> words = entry.left(end).split(' ');
    if (end < 0 || words.size() != 3 || words.at(0) != kMagic || words.at(2).size() != kDigestSize)
        return {};
    const int pieces = words.at(1).toInt();
    if (pieces < 1 || pieces > kMaxPieces)
        return {};
    return {pieces, words.at(2), entry.mid(end + 1)};
}

QString KeychainRequest::pieceKey(const QByteArray& digest, int number) const
{
    return m_key + u'#' + QString::fromLatin1(digest) + u'.' + QString::number(number);
}

void KeychainRequest::readEntry(const QString& key, Then then)
{
    start(new QKeychain::ReadPasswordJob(m_service), key, this, std::move(then));
}

void KeychainRequest::writeEntry(const QString& key, const QByteArray& value, Then then)
{
    auto* job = new QKeychain::WritePasswordJob(m_service);
    job->setBinaryData(value);
    start(job, key, this, std::move(then));
}

void KeychainRequest::removeEntry(const QString& key, Then then)
{
    start(new QKeychain::DeletePasswordJob(m_service), key, this, std::move(then));
}

void KeychainRequest::readPieces(const Head& head, int next, const QByteArray& sofar)
{
    if (next > head.pieces) {
        complete(digestOf(sofar) == head.digest ? Result<QByteArray>(sofar) : Result<QByteArray>(damaged()));
        return;
    }
    readEntry(pieceKey(head.digest, next), [this, head, next, sofar](const Result<QByteArray>& piece) {
        if (piece.ok())
            readPieces(head, next + 1, sofar + *piece);
        else
            complete(piece.error().reason == FailureReason::NotFound ? Result<QByteArray>(damaged()) : piece);
    });
}

void KeychainRequest::writePieces(const Head& old, int next)
{
    if (next > m_pieces.size()) {
        writeHead(old);
        return;
    }
    writeEntry(pieceKey(m_digest, next), m_pieces.at(next - 1),
               [this, old, next](const Result<QByteArray>& done) {
                   if (done.ok())
                       writePieces(old, next + 1);
                   else
                       complete(done);
               });
}

void KeychainRequest::writeHead(const Head& old)
{
    const QByteArray head =
        QByteArray(kMagic) + ' ' + QByteArray::number(m_pieces.size()) + ' ' + m_digest + '\n';
    writeEntry(m_key, head + m_pieces.first(), [this, old](const Result<QByteArray>& done) {
        if (!done.ok())
            complete(done);
        else if (old.digest == m_digest)
            complete(QByteArray());
        else
            removePieces(old, 2);
    });
}

void KeychainRequest::removePieces(const Head& old, int next)
{
    if (next > old.pieces) {
        complete(QByteArray());
        return;
    }
    // The head is gone or names other pieces: what stays behind is litter, not a secret in use.
    removeEntry(pieceKey(old.digest, next),
                [this, old, next](const Result<QByteArray>&) { removePieces(old, next + 1); });
}

void KeychainRequest::complete(const Result<QByteArray>& result)
{
    answer(result);
    emit over();
}

void KeychainRequest::answer(const Result<QByteArray>& result)
{
    if (m_answered)
        return;
    m_answered = true;
    emit answered(std::make_shared<const Result<QByteArray>>(result));
}

void KeychainQueue::add(KeychainRequest* request, int timeoutMs)
{
    QCoreApplication* app = QCoreApplication::instance();
    request->moveToThread(app->thread());
    QMetaObject::invokeMethod(
        app,
        [request, timeoutMs] {
            static QPointer<KeychainQueue> queue;
            if (!queue) {
                queue = new KeychainQueue;
                queue->setParent(QCoreApplication::instance());
            }
            queue->enqueue(request, timeoutMs);
        },
        Qt::QueuedConnection);
}

void KeychainQueue::enqueue(KeychainRequest* request, int timeoutMs)
{
    request->setParent(this);
    m_waiting.append(request);
    request->arm(timeoutMs);
    runNext();
}

void KeychainQueue::runNext()
{
    while (!m_running && !m_waiting.isEmpty()) {
        KeychainRequest* next = m_waiting.takeFirst();
        if (next->isAnswered()) { // its time was over before its turn came: nothing is done after the fact
            next->deleteLater();
            continue;
        }
        m_running = next;
        connect(next, &KeychainRequest::over, this, [this, next] {
            m_running = nullptr;
            next->deleteLater();
            QMetaObject::invokeMethod(this, &KeychainQueue::runNext, Qt::QueuedConnection);
        });
        next->run();
    }
}

} // namespace lectern
