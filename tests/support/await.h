#pragma once

#include "api/answer.h"
#include "api/api_call.h"

#include <QEventLoop>
#include <QTimer>

#include <functional>
#include <optional>

namespace lectern::test {

/// Runs the event loop until @p isDone or until @p ms have passed; true if it was done.
bool awaitThat(const std::function<bool()>& isDone, int ms = 10'000);

/// The answer of a call; nothing if it does not come in time.
std::optional<Answer> await(ApiCall* call, int ms = 10'000);

/// What the signal finished() of a job brings; nothing if it does not come in time. Start the job in @p
/// start.
template <typename Value, typename Job, typename Signal>
std::optional<Value> awaitResult(Job* job, Signal signal, const std::function<void()>& start, int ms = 10'000)
{
    std::optional<Value> result;
    QObject context;
    QObject::connect(job, signal, &context, [&result](const Value& value) { result.emplace(value); });
    start();
    awaitThat([&result] { return result.has_value(); }, ms);
    return result;
}

} // namespace lectern::test
