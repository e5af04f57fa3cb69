#include "store/sealed.h"

#include "fuzz/target.h"

namespace lectern::fuzz {
namespace {

/// A key as sealKeyFor() makes one, without the second that it takes.
SealKey keyFor(const SealHead& head)
{
    SealKey key;
    key.head = head;
    key.bytes.fill(7);
    return key;
}

void anyBytesAreRefusedOrRead(const QByteArray& input)
{
    const auto head = readSealHead(input);
    if (!head) {
        const FailureReason reason = head.error().reason;
        expect(reason == FailureReason::Damaged || reason == FailureReason::NewerVersion,
               "a head is damaged or newer");
        return;
    }
    expect(head->salt.size() == SealHead::kSaltBytes && head->stream.size() == SealHead::kStreamBytes,
           "a head is whole");
    expect(head->cost.memoryKiB <= 4 * 1024 * 1024, "nobody is made to spend more than 4 GiB");
    const auto content = unseal(input, keyFor(*head));
    if (!content)
        expect(!content.error().message.isEmpty(), "what cannot be opened is refused in words");
}

/// The first bytes of the input say what is done to sealed bytes; the rest is sealed.
void whatWasChangedIsNoticed(const QByteArray& input)
{
    constexpr qsizetype kOrders = 4;
    if (input.size() < kOrders)
        return;
    SealHead head;
    head.salt = QByteArray(SealHead::kSaltBytes, 's');
    const QByteArray content = input.mid(kOrders);
    const auto sealed = seal(content, keyFor(head));
    expect(sealed.ok(), "anything can be sealed");
    const auto read = readSealHead(*sealed);
    expect(read.ok(), "a head of ours can be read");
    const auto opened = unseal(*sealed, keyFor(*read));
    expect(opened.ok() && *opened == content, "what is sealed can be opened");

    const auto order = [&input](qsizetype at) {
        return static_cast<unsigned char>(input[at]);
    };
    const qsizetype place = (order(0) * 256 + order(1)) % sealed->size();
    QByteArray changed = *sealed;
    if (order(2) % 3 == 0)
        changed.truncate(place);
    else if (order(2) % 3 == 1)
        changed.append(static_cast<char>(order(3)));
    else
        changed[place] = static_cast<char>(changed[place] ^ (order(3) | 1));
    const auto changedHead = readSealHead(changed);
    if (changedHead)
        expect(!unseal(changed, keyFor(*changedHead)).ok(), "what was changed is not opened");
}

} // namespace

void sealedBytes(const QByteArray& input)
{
    anyBytesAreRefusedOrRead(input);
    whatWasChangedIsNoticed(input);
}

} // namespace lectern::fuzz
