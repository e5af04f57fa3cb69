#pragma once

#include "domain/result.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace lectern {

/// One read, write or removal in the keychain, made of one or more QtKeychain jobs. Lives in the main thread.
///
/// An entry is a head, "lectern1 <pieces> <digest>\n" followed by the first piece, and the entries
/// "<key>#<digest>.<n>" for the further ones. The head is written last and removed first, so that an
/// interrupted write leaves the old value whole.
class KeychainRequest : public QObject
{
    Q_OBJECT

public:
    enum class Kind { Read, Write, Remove };
    using Answer = std::shared_ptr<const Result<QByteArray>>;

    KeychainRequest(Kind kind, QString service, QString key, QByteArray value);

    /// Starts the clock: answered() comes in time, with a failure if need be, even if it never gets its turn.
    void arm(int timeoutMs);
    /// Its turn has come. over() follows, perhaps much later than answered(): a job that waits for a
    /// person or a dead service can't be stopped.
    void run();
    [[nodiscard]] bool isAnswered() const { return m_answered; }

signals:
    void answered(const lectern::KeychainRequest::Answer& answer);
    void over();

private:
    struct Head
    {
        int pieces = 0; ///< 0: nothing there, or not readable
        QByteArray digest;
        QByteArray firstPiece;
    };
    using Then = std::function<void(const Result<QByteArray>&)>;

    [[nodiscard]] static Head parseHead(const QByteArray& entry);
    [[nodiscard]] QString pieceKey(const QByteArray& digest, int number) const;
    void readEntry(const QString& key, Then then);
    void writeEntry(const QString& key, const QByteArray& value, Then then);
    void removeEntry(const QString& key, Then then);
    void readPieces(const Head& head, int next, const QByteArray& sofar);
    void writePieces(const Head& old, int next);
    void writeHead(const Head& old);
    void removePieces(const Head& old, int next);
    void complete(const Result<QByteArray>& result);
    void answer(const Result<QByteArray>& result);

    const Kind m_kind;
    const QString m_service;
    const QString m_key;
    const QByteArray m_value;
    const QByteArray m_digest;
    QList<QByteArray> m_pieces;
    bool m_answered = false;
};

/// Runs requests one after another, so that a removal never overtakes a write. One for the program, in the
/// main thread.
class KeychainQueue : public QObject
{
    Q_OBJECT

public:
    /// Thread-safe; takes the request.
    static void add(KeychainRequest* request, int timeoutMs);

private:
    void enqueue(KeychainRequest* request, int timeoutMs);
    void runNext();

    QList<KeychainRequest*> m_waiting;
    KeychainRequest* m_running = nullptr;
};

} // namespace lectern
