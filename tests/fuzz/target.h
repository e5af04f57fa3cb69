#pragma once

#include <QByteArray>

#include <cstdio>
#include <cstdlib>

namespace lectern::fuzz {

/// A property that holds for every input. Where it does not, the program ends with these words, and the
/// fuzzer keeps the input.
inline void expect(bool holds, const char* property)
{
    if (holds)
        return;
    std::fprintf(stderr, "property does not hold: %s\n", property);
    std::abort();
}

// What is fuzzed, one program each: see CMakeLists.txt. A target takes any bytes, returns, and ends the
// program if it finds a defect.
void accountJson(const QByteArray& input);        ///< users/me and tokens
void classifyCompletion(const QByteArray& input); ///< answer_script.h
void classifyList(const QByteArray& input);       ///< answer_script.h
void completionAnswer(const QByteArray& input);   ///< the answer of POST …/complete
void completionBody(const QByteArray& input);     ///< the body of POST …/complete, as the server reads it
void completionText(const QByteArray& input);     ///< what is typed into a form: locale, score, time, notes
void errorBody(const QByteArray& input);          ///< the body of a 4xx or 5xx
void isoTime(const QByteArray& input);            ///< a time in JSON
void numberText(const QByteArray& input);         ///< what stands in a number field: locale, text
void outboxFile(const QByteArray& input);         ///< what a rescue file holds, behind its seal
void packagesJson(const QByteArray& input);       ///< the list of packages; the body of a new one
void personText(const QByteArray& input);         ///< notes and labels, and text on its way to a terminal
void rateLimit(const QByteArray& input);          ///< the headers by which a server asks to wait
void sealedBytes(const QByteArray& input);        ///< the seal of a rescue file
void serverAddress(const QByteArray& input);      ///< what a person types as the server's address
void sessionsJson(const QByteArray& input);       ///< the list of sessions; the body of a new one
void strictJson(const QByteArray& input);         ///< any JSON that the server accepts

} // namespace lectern::fuzz
