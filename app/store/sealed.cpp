#include "store/sealed.h"

#include <QCoreApplication>
#include <QtEndian>

#include <sodium.h>

#include <algorithm>
#include <optional>

namespace lectern {
using namespace Qt::StringLiterals;

namespace {

constexpr char kMagic[] = "\x89LOB\r\n\x1a\n";
constexpr int kMagicBytes = 8;
constexpr quint16 kVersion = 1;
constexpr quint16 kArgon2id = 1;
constexpr quint32 kMostPasses = 10;
constexpr quint32 kLeastMemoryKiB = 8 * 1024;
constexpr quint32 kMostMemoryKiB = 512 * 1024;
constexpr qsizetype kPiece = 64 * 1024;
constexpr qsizetype kOverhead = crypto_secretstream_xchacha20poly1305_ABYTES;

static_assert(SealHead::kSaltBytes == crypto_pwhash_SALTBYTES);
static_assert(SealHead::kStreamBytes == crypto_secretstream_xchacha20poly1305_HEADERBYTES);
static_assert(SealKey::kBytes == crypto_secretstream_xchacha20poly1305_KEYBYTES);

using Stream = crypto_secretstream_xchacha20poly1305_state;

QString words(const char* text)
{
    return QCoreApplication::translate("Store", text);
}

Failure damaged(const QString& detail)
{
    return {FailureReason::Damaged,
            words(QT_TRANSLATE_NOOP("Store", "The file is damaged or incomplete. Nothing was taken over.")),
            detail};
}

Failure notOurs(const QString& detail)
{
    return {FailureReason::Damaged,
            words(QT_TRANSLATE_NOOP("Store", "This is no file with results from Lectern.")), detail};
}

Failure noCrypto(const QString& detail)
{
    return {FailureReason::Internal,
            words(QT_TRANSLATE_NOOP(
                "Store", "The file cannot be encrypted or read here: there is too little memory.")),
            detail};
}

const unsigned char* bytesOf(const QByteArray& bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}

unsigned char* bytesOf(QByteArray& bytes)
{
    return reinterpret_cast<unsigned char*>(bytes.data());
}

template <typename Number>
void append(QByteArray& bytes, Number number)
{
    const Number big = qToBigEndian(number);
    bytes.append(reinterpret_cast<const char*>(&big), sizeof big);
}

template <typename Number>
Number numberAt(const QByteArray& bytes, int offset)
{
    return qFromBigEndian<Number>(bytes.constData() + offset);
}

QByteArray write(const SealHead& head)
{
    QByteArray bytes(kMagic, kMagicBytes);
    append(bytes, kVersion);
    append(bytes, kArgon2id);
    append(bytes, head.cost.passes);
    append(bytes, head.cost.memoryKiB);
    return bytes + head.salt + head.stream;
}

bool isReasonable(const SealCost& cost)
{
    return cost.passes >= 1 && cost.passes <= kMostPasses && cost.memoryKiB >= kLeastMemoryKiB &&
           cost.memoryKiB <= kMostMemoryKiB;
}

void push(Stream& stream, QByteArray& sealed, const char* piece, qsizetype size, const QByteArray& with,
          unsigned char tag)
{
    QByteArray cipher(size + kOverhead, Qt::Uninitialized);
    crypto_secretstream_xchacha20poly1305_push(&stream, bytesOf(cipher), nullptr,
                                               reinterpret_cast<const unsigned char*>(piece),
                                               static_cast<unsigned long long>(size), bytesOf(with),
                                               static_cast<unsigned long long>(with.size()), tag);
    sealed += cipher;
}

/// The content of one piece, at the end of @p content; nothing if it is not what was sealed.
std::optional<unsigned char> pull(Stream& stream, const QByteArray& sealed, qsizetype offset, qsizetype size,
                                  const QByteArray& with, QByteArray& content)
{
    const qsizetype before = content.size();
    content.resize(before + size - kOverhead);
    unsigned char tag = 0;
    const int failed = crypto_secretstream_xchacha20poly1305_pull(
        &stream, bytesOf(content) + before, nullptr, &tag, bytesOf(sealed) + offset,
        static_cast<unsigned long long>(size), bytesOf(with), static_cast<unsigned long long>(with.size()));
    return failed == 0 ? std::optional(tag) : std::nullopt;
}

} // namespace

SealKey::~SealKey()
{
    sodium_memzero(bytes.data(), bytes.size());
}

Outcome checkPassphrase(const QString& passphrase)
{
    if (passphrase.toUcs4().size() >= kShortestPassphrase)
        return Done{};
    return Failure{FailureReason::InvalidInput,
                   QCoreApplication::translate("Store", "The passphrase needs at least %n character(s).",
                                               nullptr, kShortestPassphrase),
                   {}};
}

Result<SealKey> newSealKey(const QString& passphrase, const SealCost& cost)
{
    if (sodium_init() < 0)
        return noCrypto(u"sodium_init"_s);
    SealHead head;
    head.cost = cost;
    head.salt = QByteArray(SealHead::kSaltBytes, Qt::Uninitialized);
    randombytes_buf(head.salt.data(), static_cast<size_t>(head.salt.size()));
    return sealKeyFor(passphrase, head);
}

Result<SealKey> sealKeyFor(const QString& passphrase, const SealHead& head)
{
    if (auto good = checkPassphrase(passphrase); !good)
        return good.error();
    if (sodium_init() < 0 || !isReasonable(head.cost) || head.salt.size() != SealHead::kSaltBytes)
        return noCrypto(u"cost"_s);
    // The same passphrase is typed as other code points on another system.
    QByteArray typed = passphrase.normalized(QString::NormalizationForm_C).toUtf8();
    SealKey key;
    key.head = head;
    constexpr size_t kKiB = 1024;
    const int failed = crypto_pwhash(
        key.bytes.data(), key.bytes.size(), typed.constData(), static_cast<unsigned long long>(typed.size()),
        bytesOf(head.salt), head.cost.passes, head.cost.memoryKiB * kKiB, crypto_pwhash_ALG_ARGON2ID13);
    sodium_memzero(typed.data(), static_cast<size_t>(typed.size()));
    if (failed != 0)
        return noCrypto(u"argon2id, %1 KiB"_s.arg(head.cost.memoryKiB));
    return key;
}

Result<QByteArray> seal(const QByteArray& content, const SealKey& key)
{
    if (content.size() > kMostSealed) {
        return Failure{FailureReason::NotAllowed,
                       words(QT_TRANSLATE_NOOP("Store", "There is too much for one file.")),
                       u"%1 bytes"_s.arg(content.size())};
    }
    SealHead head = key.head;
    head.stream = QByteArray(SealHead::kStreamBytes, Qt::Uninitialized);
    Stream stream;
    crypto_secretstream_xchacha20poly1305_init_push(&stream, bytesOf(head.stream), key.bytes.data());
    QByteArray sealed = write(head);
    push(stream, sealed, nullptr, 0, sealed, crypto_secretstream_xchacha20poly1305_TAG_MESSAGE);
    qsizetype offset = 0;
    for (; content.size() - offset >= kPiece; offset += kPiece)
        push(stream, sealed, content.constData() + offset, kPiece, {},
             crypto_secretstream_xchacha20poly1305_TAG_MESSAGE);
    push(stream, sealed, content.constData() + offset, content.size() - offset, {},
         crypto_secretstream_xchacha20poly1305_TAG_FINAL);
    sodium_memzero(&stream, sizeof stream);
    return sealed;
}

Result<SealHead> readSealHead(const QByteArray& sealed)
{
    if (!sealed.startsWith(QByteArray(kMagic, kMagicBytes)))
        return notOurs(u"magic"_s);
    int offset = kMagicBytes;
    if (sealed.size() < offset + int(sizeof kVersion))
        return damaged(u"head cut off"_s);
    const auto version = numberAt<quint16>(sealed, offset);
    if (version > kVersion) {
        return Failure{FailureReason::NewerVersion,
                       words(QT_TRANSLATE_NOOP("Store", "A newer version of Lectern wrote this file. Update "
                                                        "Lectern on this computer, then try again.")),
                       u"version %1"_s.arg(version)};
    }
    if (version != kVersion || sealed.size() < SealHead::kBytes)
        return damaged(u"head"_s);
    offset += sizeof version;
    const auto derivation = numberAt<quint16>(sealed, offset);
    offset += sizeof derivation;
    SealHead head;
    head.cost.passes = numberAt<quint32>(sealed, offset);
    offset += sizeof head.cost.passes;
    head.cost.memoryKiB = numberAt<quint32>(sealed, offset);
    offset += sizeof head.cost.memoryKiB;
    if (derivation != kArgon2id || !isReasonable(head.cost)) {
        return damaged(u"derivation %1, %2 passes, %3 KiB"_s.arg(derivation)
                           .arg(head.cost.passes)
                           .arg(head.cost.memoryKiB));
    }
    head.salt = sealed.mid(offset, SealHead::kSaltBytes);
    head.stream = sealed.mid(offset + SealHead::kSaltBytes, SealHead::kStreamBytes);
    return head;
}

Result<QByteArray> unseal(const QByteArray& sealed, const SealKey& key)
{
    if (sealed.size() < SealHead::kBytes + 2 * kOverhead || key.head.stream.size() != SealHead::kStreamBytes)
        return damaged(u"cut off"_s);
    Stream stream;
    if (crypto_secretstream_xchacha20poly1305_init_pull(&stream, bytesOf(key.head.stream),
                                                        key.bytes.data()) != 0)
        return damaged(u"start of the stream"_s);
    QByteArray content;
    qsizetype offset = SealHead::kBytes;
    if (!pull(stream, sealed, offset, kOverhead, sealed.left(SealHead::kBytes), content)) {
        return Failure{FailureReason::InvalidInput,
                       words(QT_TRANSLATE_NOOP("Store", "The passphrase is wrong. Nothing was taken over.")),
                       {}};
    }
    offset += kOverhead;
    std::optional<unsigned char> tag;
    while (offset < sealed.size() && tag != crypto_secretstream_xchacha20poly1305_TAG_FINAL) {
        const qsizetype size = std::min(sealed.size() - offset, kPiece + kOverhead);
        if (size < kOverhead)
            return damaged(u"piece cut off"_s);
        tag = pull(stream, sealed, offset, size, {}, content);
        if (!tag)
            return damaged(u"piece at %1"_s.arg(offset));
        offset += size;
    }
    sodium_memzero(&stream, sizeof stream);
    if (tag != crypto_secretstream_xchacha20poly1305_TAG_FINAL || offset != sealed.size())
        return damaged(u"end at %1 of %2"_s.arg(offset).arg(sealed.size()));
    return content;
}

} // namespace lectern
