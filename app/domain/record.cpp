#include "domain/record.h"

#include <array>
#include <utility>

namespace lectern {
namespace {

constexpr std::array<std::pair<RecordState, const char*>, 7> kStateWords{{
    {RecordState::Draft, "draft"},
    {RecordState::Queued, "queued"},
    {RecordState::Sending, "sending"},
    {RecordState::Delivered, "delivered"},
    {RecordState::NeedsAttention, "needs_attention"},
    {RecordState::Discarded, "discarded"},
    {RecordState::Superseded, "superseded"},
}};

constexpr std::array<std::pair<AttentionReason, const char*>, 6> kReasonWords{{
    {AttentionReason::Rejected, "rejected"},
    {AttentionReason::Conflict, "conflict"},
    {AttentionReason::SessionGone, "session_gone"},
    {AttentionReason::SessionOpen, "session_open"},
    {AttentionReason::HandedOver, "handed_over"},
    {AttentionReason::Unconfirmed, "unconfirmed"},
}};

template <typename E, std::size_t N>
QString wordOf(const std::array<std::pair<E, const char*>, N>& words, E value)
{
    for (const auto& [known, word] : words) {
        if (known == value)
            return QLatin1String(word);
    }
    return {};
}

template <typename E, std::size_t N>
std::optional<E> valueOf(const std::array<std::pair<E, const char*>, N>& words, const QString& text)
{
    for (const auto& [value, word] : words) {
        if (text == QLatin1String(word))
            return value;
    }
    return std::nullopt;
}

} // namespace

QString toWord(RecordState state)
{
    return wordOf(kStateWords, state);
}

QString toWord(AttentionReason reason)
{
    return wordOf(kReasonWords, reason);
}

std::optional<RecordState> recordStateFromWord(const QString& word)
{
    return valueOf(kStateWords, word);
}

std::optional<AttentionReason> attentionReasonFromWord(const QString& word)
{
    if (word.isEmpty())
        return AttentionReason::None;
    return valueOf(kReasonWords, word);
}

} // namespace lectern
