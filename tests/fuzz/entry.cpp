#include "fuzz/target.h"

#include <cstddef>
#include <cstdint>

/// What libFuzzer and replay.cpp call. LECTERN_FUZZ_TARGET is the function of this program's target.
// NOLINTNEXTLINE(readability-identifier-naming)
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    lectern::fuzz::LECTERN_FUZZ_TARGET(
        QByteArray(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size)));
    return 0;
}
