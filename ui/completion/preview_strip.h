#pragma once

#include "domain/score.h"
#include "ui/common/tone_label.h"

#include <functional>

namespace lectern {

/// What the result will be, in one line: "85 → 0.85 · Passed (pass mark 70)". A picture with words: it takes
/// no keyboard; its accessible name is the line.
class PreviewStrip : public ToneBox
{
    Q_OBJECT

public:
    explicit PreviewStrip(QWidget* parent = nullptr);

    void showScore(const Score& score);
    void showNoScore();               ///< "Completes without pass or fail"
    void showCompletedWithoutScore(); ///< the same, afterwards
    void showUnknown();               ///< "No result yet": the text is no score
    /// As showScore(), for a score of the server, whatever it is.
    void showReport(double raw, double scaled, bool passed);
    [[nodiscard]] QString words() const { return accessibleName(); }

private:
    void say(std::function<void()> words);
    void sayReport(double raw, double scaled, bool passed);
    void show(IconName icon, const QString& strong, const QString& plain, Tone tone);

    std::function<void()> m_words; ///< says what it shows, in the language of the moment
};

} // namespace lectern
