#pragma once

#include <QString>
#include <QStringView>

#include <optional>

namespace lectern {

/// The one rule for text that a person writes and others read: notes, labels, titles, names. All functions
/// are pure; positions and lengths are UTF-16 code units.
///
/// Line feed and tab are the only control characters that such a text may hold, and a text of one line holds
/// not even these. CR LF (also CR CR LF), U+2028 and U+2029 are line ends like LF; a byte order mark at the
/// start is no part of the text (contract: complete, `notes`).
enum class TextLines { One, Many };

/// What a text must not hold.
struct TextFault
{
    enum class Kind {
        Control,       ///< C0, DEL or C1; in a text of one line also tab and line ends
        LoneSurrogate, ///< half of a pair: no character, and no UTF-8 for it
    };
    Kind kind = Kind::Control;
    qsizetype position = 0;
    char16_t unit = 0;

    bool operator==(const TextFault&) const = default;
};

/// The same text in its one form: without byte order marks at its start, every line end an LF. A lone CR
/// stays: it is a control character.
QString normalisedText(const QString& text);

/// As a text field shows it after it was set: normalised, and a lone CR is a line end too. For drafts, which
/// may hold anything.
QString fieldText(const QString& text);

/// The first thing in @p text that must not be there; nothing: the text is fit. Normalise it before.
std::optional<TextFault> firstTextFault(QStringView text, TextLines lines = TextLines::Many);

/// What is wrong and where, translated: "Line 2, character 5: …". Characters are counted as people see them
/// in an editor, from 1; a pair of surrogates is one.
QString describeTextFault(QStringView text, const TextFault& fault);

/// A text without what must not be there.
struct StrippedText
{
    QString text;
    int removed = 0; ///< how many units were taken out; line ends that were changed do not count
};

/// For pasting and for what comes from elsewhere and cannot be refused: fieldText() without its faults. In a
/// text of one line each line end and each tab becomes a space.
StrippedText strippedText(const QString& text, TextLines lines = TextLines::Many);

/// The longest that a label may be, the instructor's own name for a session.
inline constexpr int kMaxLabelLength = 200;

/// A label in the form in which it is checked and kept: one line, trimmed, tabs and line ends turned to
/// spaces. May still be too long or hold a fault.
QString normalisedLabel(const QString& text);

} // namespace lectern
