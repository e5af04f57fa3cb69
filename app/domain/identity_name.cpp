#include "domain/identity_name.h"

#include <algorithm>
#include <array>
#include <utility>

namespace lectern {
namespace {

using Kind = IdentityName::Kind;

constexpr std::array<std::pair<Kind, const char*>, 5> kWords{{
    {Kind::UsersMe, "users_me"},
    {Kind::TokenSubject, "token_subject"},
    {Kind::ListOwner, "list_owner"},
    {Kind::TokenHash, "token_hash"},
    {Kind::Unspecific, "unspecific"},
}};

bool contradict(const IdentityName& a, const IdentityName& b)
{
    const bool isUnique =
        a.kind == Kind::UsersMe || a.kind == Kind::TokenSubject || a.kind == Kind::ListOwner;
    return isUnique && a.kind == b.kind && a.issuer == b.issuer && a.value != b.value;
}

template <typename Test>
bool anyPair(const IdentityNames& a, const IdentityNames& b, Test test)
{
    return std::any_of(a.cbegin(), a.cend(), [&](const IdentityName& one) {
        return std::any_of(b.cbegin(), b.cend(), [&](const IdentityName& other) { return test(one, other); });
    });
}

} // namespace

QString toWord(Kind kind)
{
    for (const auto& [known, word] : kWords) {
        if (known == kind)
            return QLatin1String(word);
    }
    return {};
}

std::optional<Kind> identityNameKindFromWord(const QString& word)
{
    for (const auto& [kind, known] : kWords) {
        if (word == QLatin1String(known))
            return kind;
    }
    return std::nullopt;
}

bool matches(const IdentityName& a, const IdentityName& b)
{
    if (a == b)
        return true;
    const bool oneMayBeTheOther = (a.kind == Kind::Unspecific && b.kind != Kind::TokenHash) ||
                                  (b.kind == Kind::Unspecific && a.kind != Kind::TokenHash);
    return oneMayBeTheOther && a.value == b.value;
}

bool shareName(const IdentityNames& a, const IdentityNames& b)
{
    return anyPair(a, b, matches);
}

bool contradict(const IdentityNames& a, const IdentityNames& b)
{
    return anyPair(a, b,
                   [](const IdentityName& one, const IdentityName& other) { return contradict(one, other); });
}

bool isKnown(const IdentityNames& names)
{
    return std::any_of(names.cbegin(), names.cend(),
                       [](const IdentityName& name) { return name.kind != Kind::TokenHash; });
}

} // namespace lectern
