#include "gallery_pages.h"

#include "gallery_words.h"
#include "ui/common/elided_label.h"
#include "ui/common/field_label.h"
#include "ui/common/field_message.h"
#include "ui/common/kinds.h"
#include "ui/common/measures.h"
#include "ui/common/pill.h"
#include "ui/common/score_slider.h"
#include "ui/common/sheet.h"
#include "ui/common/time_line.h"
#include "ui/common/toggle_section.h"
#include "ui/common/tone_label.h"

#include <QDoubleSpinBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lectern::gallery {

namespace {

void addHead(QVBoxLayout* column)
{
    auto* line = new QHBoxLayout;
    line->setSpacing(kGap8);
    line->addWidget(new ElidedLabel(word("Confined Space Entry")), 1);
    setType(line->itemAt(0)->widget(), Type::Heading);
    auto* pill = new PillLabel;
    pill->setPill(IconName::InProgress, word("In progress"), Tone::Info);
    line->addWidget(pill);
    column->addLayout(line);
    column->addWidget(new ToneLabel(u"1.4.2 · Quest 3 · attempt 1"_s, Type::Small, Tone::Secondary));
    column->addWidget(new IconLabel(IconName::Label, u"Group B, seat 4"_s, Tone::Text));
    column->addSpacing(kGap8);
    auto* times = new TimeLine;
    times->setSteps({{word("Downloaded"), u"09:56"_s, true, {}, false},
                     {word("First launch"), u"09:58"_s, true, word("2 min"), false},
                     {word("Completed"), word("not yet"), false, word("34 min so far"), true}});
    column->addWidget(times);
    column->addSpacing(kGap8);
    column->addWidget(new HairLine);
}

void addScore(QVBoxLayout* column, bool invalid)
{
    auto* spin = new QDoubleSpinBox;
    spin->setDecimals(0);
    spin->setRange(0, 1000);
    spin->setValue(invalid ? 850 : 85);
    spin->setFixedWidth(88);
    auto* label = new FieldLabel(word("Score"), spin);
    label->setHint(word("0 to 100, may stay empty"));
    column->addWidget(label);
    auto* slider = new ScoreSlider;
    slider->setScore(85);
    auto* line = new QHBoxLayout;
    line->setSpacing(kGap8);
    line->addWidget(spin);
    line->addWidget(slider, 1);
    column->addLayout(line);
    auto* message = new FieldMessage;
    message->setField(spin);
    column->addWidget(message);
    if (invalid)
        message->setError(word("Score from 0 to 100. Did you mean 85?"));
    column->addSpacing(kGap8);
    auto* quick = new QHBoxLayout;
    quick->setSpacing(kGap4);
    for (const int value : {50, 60, 70, 80, 90, 100})
        quick->addWidget(new QPushButton(QString::number(value)));
    quick->addWidget(new QPushButton(word("No score")));
    for (int i = 0; i < quick->count(); ++i)
        setSmall(static_cast<QPushButton*>(quick->itemAt(i)->widget()));
    column->addLayout(quick);
    column->addSpacing(kGap8);
    auto* box = new ToneBox;
    if (invalid)
        box->setContent(IconName::Info, {}, u"No result yet"_s, Tone::Neutral);
    else
        box->setContent(IconName::Passed, u"85 → 0.85 · Passed"_s, u"(pass mark 70)"_s, Tone::Pass);
    column->addWidget(box);
}

void addNotes(QVBoxLayout* column, bool invalid)
{
    auto* notes = new QPlainTextEdit;
    notes->setFixedHeight(75);
    notes->setPlainText(u"Tested the air before entry and kept contact with the attendant."_s);
    auto* label = new FieldLabel(word("Notes"), notes);
    auto* snippet = new QPushButton(icon(IconName::Snippet), word("Insert snippet"));
    setKind(snippet, Kind::Flat);
    setSmall(snippet);
    label->addTrailing(snippet);
    column->addWidget(label);
    column->addWidget(notes);
    auto* message = new FieldMessage;
    message->setField(notes);
    message->setTrailing(invalid ? u"1,038 of 1,000"_s : u"101 of 1,000"_s);
    if (invalid)
        message->setError(u"38 characters too many"_s);
    column->addWidget(message);
}

void addTime(QVBoxLayout* column)
{
    auto* spin = new QSpinBox;
    spin->setRange(0, 999);
    spin->setValue(34);
    spin->setFixedWidth(88);
    auto* label = new FieldLabel(word("Time spent"), spin);
    label->setHint(word("minutes"));
    column->addWidget(label);
    auto* line = new QHBoxLayout;
    line->setSpacing(kGap8);
    line->addWidget(spin);
    line->addWidget(new QPushButton(icon(IconName::Pause), word("Pause")));
    auto* watch = new IconLabel(IconName::Stopwatch, u"00:34:12"_s, Tone::Text);
    watch->setIconTone(Tone::Link);
    watch->setTabular(true);
    line->addWidget(watch);
    line->addStretch();
    column->addLayout(line);
}

} // namespace

QWidget* makeDetail(bool invalid)
{
    auto* sheet = new Sheet;
    auto* column = new QVBoxLayout;
    column->setContentsMargins(kGap16, kGap12, kGap16, kGap8);
    column->setSpacing(0);
    addHead(column);
    column->addSpacing(kGap12);
    auto* heading = new QHBoxLayout;
    heading->addWidget(new ToneLabel(word("Result"), Type::StrongBold), 1);
    heading->addWidget(new IconLabel(IconName::Check, u"Draft saved 10:32"_s));
    column->addLayout(heading);
    column->addSpacing(kGap4);
    addScore(column, invalid);
    column->addSpacing(kGap12);
    addTime(column);
    column->addSpacing(kGap12);
    addNotes(column, invalid);
    column->addSpacing(kGap8);
    column->addWidget(new HairLine);
    auto* package = new ToggleSection(word("Package"));
    package->setSummary(u"412 MB · Android 10 or later"_s);
    package->content()->addWidget(
        new ToneLabel(u"Atmosphere testing, entry permit."_s, Type::Small, Tone::Secondary));
    package->setOpen(!invalid);
    column->addWidget(package);
    column->addStretch();
    sheet->body()->addLayout(column);
    if (invalid)
        sheet->foot()->addWidget(new ToneLabel(u"Correct 2 fields to complete: <a href='s'>Score</a>"_s,
                                               Type::Small, Tone::Secondary));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(kGap8);
    auto* next = new QPushButton(word("Complete and next"));
    auto* complete = new QPushButton(icon(IconName::Check), word("Complete"));
    setKind(complete, Kind::Primary);
    next->setEnabled(!invalid);
    complete->setEnabled(!invalid);
    buttons->addWidget(next, 5);
    buttons->addWidget(complete, 4);
    sheet->foot()->addLayout(buttons);
    sheet->setFixedWidth(kDetailWidth);
    return sheet;
}

} // namespace lectern::gallery
