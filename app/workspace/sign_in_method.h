#pragma once

#include <QString>

namespace lectern {

enum class SignInMethod { Password, Token, Demo };

/// The word of a method in the registry, and back; a word of a newer version is Password.
QString toWord(SignInMethod method);
SignInMethod signInMethodFromWord(const QString& word);

} // namespace lectern
