#include "gallery_pages.h"

#include "gallery_words.h"
#include "ui/common/empty_state.h"
#include "ui/common/field_label.h"
#include "ui/common/field_message.h"
#include "ui/common/keycap.h"
#include "ui/common/kinds.h"
#include "ui/common/measures.h"
#include "ui/common/pill.h"
#include "ui/common/score_slider.h"
#include "ui/common/segmented_control.h"
#include "ui/common/sheet.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QTabBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lectern::gallery {

namespace {

void addButtons(QGridLayout* grid, int row, bool enabled)
{
    const auto add = [&](int column, const QString& text, Kind kind, bool checked = false) {
        auto* button = new QPushButton(icon(IconName::Add), text);
        setKind(button, kind);
        button->setCheckable(checked);
        button->setChecked(checked);
        button->setEnabled(enabled);
        grid->addWidget(button, row, column);
    };
    add(0, u"Primary"_s, Kind::Primary);
    add(1, u"Secondary"_s, Kind::Secondary);
    add(2, u"Checked"_s, Kind::Secondary, true);
    add(3, u"Flat"_s, Kind::Flat);
    add(4, u"Danger"_s, Kind::Danger);
}

QLayout* makePills()
{
    auto* line = new QHBoxLayout;
    line->setSpacing(kGap8);
    const auto add = [line](IconName name, const char* text, Tone tone) {
        auto* pill = new PillLabel;
        pill->setPill(name, word(text), tone);
        line->addWidget(pill);
    };
    add(IconName::InProgress, "In progress", Tone::Info);
    add(IconName::Completed, "Completed", Tone::Neutral);
    add(IconName::NeedsAttention, "Needs attention", Tone::Attention);
    add(IconName::Passed, "Passed", Tone::Pass);
    add(IconName::Failed, "Failed", Tone::Fail);
    line->addStretch();
    return line;
}

QMenu* makeMenu(QWidget* parent)
{
    auto* menu = new QMenu(parent);
    menu->addAction(icon(IconName::Edit), u"Edit the label"_s)->setShortcut(QKeySequence(Qt::Key_F2));
    menu->addAction(icon(IconName::Copy), u"Copy"_s)->setShortcut(QKeySequence::Copy);
    menu->addSeparator();
    QAction* check = menu->addAction(u"Compact rows"_s);
    check->setCheckable(true);
    check->setChecked(true);
    menu->addMenu(u"Columns"_s)->addAction(u"Time"_s);
    menu->addAction(icon(IconName::Discard), u"Discard…"_s)->setEnabled(false);
    menu->setActiveAction(menu->actions().constFirst());
    menu->setWindowFlags(Qt::Widget);
    return menu;
}

} // namespace

QWidget* makeControlsPage()
{
    auto* page = new Sheet;
    auto* column = new QVBoxLayout;
    column->setContentsMargins(kGap16, kGap16, kGap16, kGap16);
    column->setSpacing(kGap12);
    auto* grid = new QGridLayout;
    addButtons(grid, 0, true);
    addButtons(grid, 1, false);
    column->addLayout(grid);
    column->addLayout(makePills());
    auto* fields = new QGridLayout;
    auto* combo = new QComboBox;
    combo->addItems({u"By package"_s, u"By label"_s});
    auto* editable = new QComboBox;
    editable->setEditable(true);
    editable->addItem(u"https://training.demo.example"_s);
    auto* off = new QLineEdit(u"Disabled"_s);
    off->setEnabled(false);
    auto* wrong = new QLineEdit(u"Not an address"_s);
    setInvalid(wrong, true);
    auto* empty = new ScoreSlider;
    int at = 0;
    for (QWidget* field : std::initializer_list<QWidget*>{combo, editable, off, wrong, empty, new QSpinBox}) {
        fields->addWidget(field, at / 3, at % 3);
        ++at;
    }
    column->addLayout(fields);
    auto* checks = new QHBoxLayout;
    auto* checked = new QCheckBox(u"Stay signed in on this computer"_s);
    checked->setChecked(true);
    auto* partly = new QCheckBox(u"Some"_s);
    partly->setCheckState(Qt::PartiallyChecked);
    auto* radio = new QRadioButton(u"One"_s);
    radio->setChecked(true);
    for (QWidget* each : std::initializer_list<QWidget*>{checked, new QCheckBox(u"Off"_s), partly, radio,
                                                         new QRadioButton(u"Other"_s)})
        checks->addWidget(each);
    column->addLayout(checks);
    auto* segments = new SegmentedControl;
    for (const QString& text : {u"Today"_s, u"7 days"_s, u"30 days"_s, u"Range…"_s})
        segments->addSegment(text);
    segments->setCurrent(1);
    column->addWidget(segments, 0, Qt::AlignLeading);
    auto* tabs = new QTabBar;
    tabs->addTab(u"General"_s);
    tabs->addTab(u"Network"_s);
    column->addWidget(tabs);
    auto* progress = new QProgressBar;
    progress->setValue(40);
    column->addWidget(progress);
    auto* hints = new QHBoxLayout;
    hints->addWidget(new KeyHint(u"Tab"_s, u"next field"_s));
    hints->addWidget(new KeyHint(u"Ctrl D"_s, u"copy from above"_s));
    hints->addStretch();
    column->addLayout(hints);
    column->addWidget(makeMenu(page), 0, Qt::AlignLeading);
    column->addStretch();
    page->body()->addLayout(column);
    page->resize(640, 620);
    return page;
}

QWidget* makeEmptyPage()
{
    auto* page = new Sheet;
    auto* empty = new EmptyState;
    empty->setTitle(word("No sessions yet"));
    empty->setText(
        u"A session appears here as soon as a headset starts to download a package. You can also create one yourself."_s);
    empty->setPrimaryAction(IconName::Add, word("New session"));
    empty->setSecondaryAction(IconName::Refresh, u"Check again"_s);
    empty->setSteps({{IconName::Headset, u"Supervise"_s, u"Pick the session when the headset comes off"_s},
                     {IconName::ToScore, u"Score"_s, u"Score, minutes, notes: all by keyboard"_s},
                     {IconName::Delivered, u"Complete"_s, u"Saved at once, delivered by itself"_s}});
    empty->setFootText(
        u"Want to look around first? <a href='demo'>Open the demo</a>, it has an account of its own."_s);
    page->body()->addWidget(empty);
    page->resize(1088, 740);
    return page;
}

QWidget* makeDialogPage()
{
    auto* page = new Sheet;
    auto* column = new QVBoxLayout;
    column->setContentsMargins(kGap32, kGap24, kGap32, kGap24);
    column->setSpacing(0);
    auto* server = new QComboBox;
    server->setEditable(true);
    server->addItem(u"https://training.demo.example"_s);
    column->addWidget(new FieldLabel(u"Server"_s, server));
    column->addWidget(server);
    auto* note = new FieldMessage;
    column->addWidget(note);
    note->setNote(IconName::Shield, u"Reachable · secure connection"_s, Tone::Pass);
    column->addSpacing(kGap12);
    auto* ways = new SegmentedControl;
    for (const QString& text : {u"Browser"_s, u"E-mail and password"_s, u"Access token"_s})
        ways->addSegment(text);
    ways->setCurrent(1);
    column->addWidget(new FieldLabel(u"How to sign in"_s));
    column->addWidget(ways);
    column->addSpacing(kGap16);
    auto* mail = new QLineEdit(u"instructor@demo.example"_s);
    column->addWidget(new FieldLabel(u"E-mail"_s, mail));
    column->addWidget(mail);
    column->addStretch();
    page->body()->addLayout(column);
    mail->setFocus();
    page->resize(480, 300);
    return page;
}

} // namespace lectern::gallery
