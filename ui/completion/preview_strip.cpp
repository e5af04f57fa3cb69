#include "ui/completion/preview_strip.h"

#include "domain/number_text.h"
#include "ui/common/announce.h"
#include "ui/common/every_language.h"

#include <cmath>

namespace lectern {
namespace {

constexpr double kScaledDigits = 1e12;
constexpr char16_t kIsolate = 0x2066; // left-to-right
constexpr char16_t kEndIsolate = 0x2069;
constexpr char16_t kMark = 0x200E; // left-to-right

} // namespace

PreviewStrip::PreviewStrip(QWidget* parent) : ToneBox(parent)
{
    setObjectName(QStringLiteral("previewStrip"));
    showNoScore();
    inEveryLanguage(this, [this] { m_words(); });
}

void PreviewStrip::say(std::function<void()> words)
{
    m_words = std::move(words);
    m_words();
}

void PreviewStrip::show(IconName icon, const QString& strong, const QString& plain, Tone tone)
{
    setContent(icon, strong, plain, tone);
    setSpokenName(this, strong.isEmpty() || plain.isEmpty() ? strong + plain : strong + u' ' + plain);
}

void PreviewStrip::showScore(const Score& score)
{
    showReport(score.raw(), score.scaled(), score.passed());
}

void PreviewStrip::showReport(double raw, double scaled, bool passed)
{
    say([=, this] { sayReport(raw, scaled, passed); });
}

void PreviewStrip::sayReport(double raw, double scaled, bool passed)
{
    const QLocale locale;
    const double shown = std::round(scaled * kScaledDigits) / kScaledDigits; // 0.699, not 0.6990000000000001
    QString from = writeNumber(raw, locale);
    QString to = writeNumber(shown, locale);
    if (isRightToLeft()) { // the arrow points from the first number to the second in every script
        from = QChar(kIsolate) + from + QChar(kMark);
        to = QChar(kMark) + to + QChar(kEndIsolate);
    }
    //: %1: the score, 0 to 100. %2: the same from 0 to 1
    const QString figures = tr("%1 → %2").arg(from, to);
    //: %1: "85 → 0.85"
    const QString strong = passed ? tr("%1 · Passed").arg(figures) : tr("%1 · Failed").arg(figures);
    const QString plain = tr("(pass mark %1)").arg(writeNumber(Score::kPassMark, locale));
    show(passed ? IconName::Passed : IconName::Failed, strong, plain, passed ? Tone::Pass : Tone::Fail);
}

void PreviewStrip::showNoScore()
{
    say([this] { show(IconName::Info, {}, tr("Completes without pass or fail"), Tone::Neutral); });
}

void PreviewStrip::showCompletedWithoutScore()
{
    say([this] { show(IconName::Info, {}, tr("Completed without a score"), Tone::Neutral); });
}

void PreviewStrip::showUnknown()
{
    say([this] { show(IconName::Info, {}, tr("No result yet"), Tone::Neutral); });
}

} // namespace lectern
