#include "fuzz/target.h"
#include "wire/completion_json.h"

namespace lectern::fuzz {

void completionBody(const QByteArray& input)
{
    const auto completion = wire::completionFromBody(input);
    if (!completion) {
        expect(!completion.error().isEmpty(), "a refusal says why");
        for (const FieldError& error : completion.error())
            expect(!error.code.isEmpty() && !error.message.isEmpty(), "each error has a code and words");
        return;
    }
    if (completion->score)
        expect(completion->score->raw() >= 0 && completion->score->raw() <= 100, "a score is from 0 to 100");
    if (completion->timeSpent) {
        const double minutes = completion->timeSpent->minutes();
        expect(minutes >= 0 && minutes <= 10080, "a time is at most a week");
    }
    if (completion->notes)
        expect(!completion->notes->text().isEmpty() && completion->notes->text().size() <= 1000,
               "notes are of 1 to 1000 code units");

    const QByteArray body = wire::toBody(*completion);
    const auto again = wire::completionFromBody(body);
    expect(again.ok(), "what is written can be read");
    expect(*again == *completion, "the completion is the same again");
    expect(wire::toBody(*again) == body, "the same completion gives the same bytes");
    expect(wire::digestOf(*again) == wire::digestOf(*completion), "the same completion has the same digest");
}

} // namespace lectern::fuzz
