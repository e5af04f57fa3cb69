#pragma once

class QString;
class QWidget;

namespace lectern {

/// A label, and every label inside of @p widget, shows its text as it is, unless it says itself that it holds
/// rich text. QLabel alone would take "<b>" in a title, and "<img src=…>" in a server's words, for markup.
/// LecternStyle does this for all labels, also for tool tips, but not in message boxes. UI thread.
void plainWordsOnly(QWidget* widget);

/// The words of a description that somebody wrote in HTML, without its tags; any other text as it is. Nothing
/// is fetched.
QString wordsOfHtml(const QString& text);

} // namespace lectern
