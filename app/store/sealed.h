#pragma once

#include "domain/result.h"

#include <QByteArray>
#include <QString>

#include <array>

namespace lectern {

/// What it costs to try one passphrase: argon2id, RFC 9106.
struct SealCost
{
    quint32 passes = 3;
    quint32 memoryKiB = 256 * 1024;
};

/// The head of sealed bytes. Numbers are big-endian.
///
///     8 bytes   89 4C 4F 42 0D 0A 1A 0A
///     2         version: 1
///     2         key derivation: 1 = argon2id 1.3
///     4         passes
///     4         memory in KiB
///     16        salt
///     24        start of the stream
///     pieces    XChaCha20-Poly1305 (libsodium's secretstream): an empty one that tells a wrong passphrase,
///               then 64 KiB each, 17 bytes longer than what they hold; the last is shorter and marked as the
///               last. The head is authenticated with the first.
struct SealHead
{
    static constexpr int kSaltBytes = 16;
    static constexpr int kStreamBytes = 24;
    static constexpr int kBytes = 8 + 2 + 2 + 4 + 4 + kSaltBytes + kStreamBytes;

    SealCost cost;
    QByteArray salt;
    QByteArray stream; ///< empty for what is to be sealed
};

/// Made from a passphrase; wiped when it goes.
class SealKey // clazy:exclude=rule-of-three
{
public:
    SealKey() = default;
    ~SealKey();
    SealKey(const SealKey&) = default;
    SealKey& operator=(const SealKey&) = default;
    SealKey(SealKey&&) noexcept = default;
    SealKey& operator=(SealKey&&) noexcept = default;

    static constexpr int kBytes = 32;
    SealHead head;
    std::array<unsigned char, kBytes> bytes{};
};

constexpr int kShortestPassphrase = 8;              ///< characters
constexpr qint64 kMostSealed = 256LL * 1024 * 1024; ///< bytes of content

/// InvalidInput, with words, if it is too short.
Outcome checkPassphrase(const QString& passphrase);

/// A key with a new salt. Takes about a second and much memory on purpose. Errors: InvalidInput (too short),
/// Internal (too little memory).
Result<SealKey> newSealKey(const QString& passphrase, const SealCost& cost = {});
/// The key that belongs to a head. Errors likewise.
Result<SealKey> sealKeyFor(const QString& passphrase, const SealHead& head);

Result<QByteArray> seal(const QByteArray& content, const SealKey& key);

/// Checks the head and that what it costs is reasonable, before anything is computed. Errors: Damaged (no
/// sealed bytes of ours), NewerVersion.
Result<SealHead> readSealHead(const QByteArray& sealed);
/// Errors: InvalidInput (the passphrase is wrong), Damaged (changed, cut off, or followed by something).
Result<QByteArray> unseal(const QByteArray& sealed, const SealKey& key);

} // namespace lectern
