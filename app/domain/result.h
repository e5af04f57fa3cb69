#pragma once

#include "domain/failure.h"

#include <utility>
#include <variant>

namespace lectern {

/// Either a value or the reason why there is none. Look before you take: value() on a failure is a defect.
template <typename T, typename E = Failure>
class [[nodiscard]] Result
{
public:
    using Value = T;
    using Error = E;

    // Implicit on purpose, so that `return value;` and `return Failure{…};` both read well.
    Result(T value) // NOLINT(google-explicit-constructor)
        : m_content(std::in_place_index<0>, std::move(value))
    {
    }
    Result(E error) // NOLINT(google-explicit-constructor)
        : m_content(std::in_place_index<1>, std::move(error))
    {
    }

    [[nodiscard]] bool ok() const { return m_content.index() == 0; }
    explicit operator bool() const { return ok(); }

    [[nodiscard]] const T& value() const& { return std::get<0>(m_content); }
    [[nodiscard]] T& value() & { return std::get<0>(m_content); }
    [[nodiscard]] T&& value() && { return std::get<0>(std::move(m_content)); }
    [[nodiscard]] const E& error() const { return std::get<1>(m_content); }

    const T* operator->() const { return &value(); }
    T* operator->() { return &value(); }
    const T& operator*() const { return value(); }
    T& operator*() { return value(); }

private:
    std::variant<T, E> m_content;
};

/// The value of an operation that has nothing to say but that it was done.
struct Done
{
};

using Outcome = Result<Done>;

} // namespace lectern
