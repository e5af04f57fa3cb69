#include "gallery_pages.h"

#include "gallery_words.h"
#include "ui/common/account_button.h"
#include "ui/common/draw_tabular.h"
#include "ui/common/elided_label.h"
#include "ui/common/empty_state.h"
#include "ui/common/field_label.h"
#include "ui/common/field_message.h"
#include "ui/common/icon_button.h"
#include "ui/common/info_strip.h"
#include "ui/common/keycap.h"
#include "ui/common/kinds.h"
#include "ui/common/measures.h"
#include "ui/common/nav_list.h"
#include "ui/common/pill.h"
#include "ui/common/score_slider.h"
#include "ui/common/search_field.h"
#include "ui/common/segmented_control.h"
#include "ui/common/sheet.h"
#include "ui/common/time_line.h"
#include "ui/common/toggle_section.h"
#include "ui/common/tone_label.h"
#include "ui/common/undo_bar.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QStandardItemModel>
#include <QTabBar>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lectern::gallery {

namespace {

enum Row { ToScore, InProgress, NeedsAttention, Completed, All, Outbox, Overview, Readiness };

NavList* makeNavList(bool rail)
{
    auto* list = new NavList;
    list->addSection(word("Sessions"));
    list->addRow(ToScore, IconName::ToScore, word("To score"));
    list->addRow(InProgress, IconName::InProgress, word("In progress"));
    list->addRow(NeedsAttention, IconName::NeedsAttention, word("Needs attention"));
    list->addRow(Completed, IconName::Completed, word("Completed"));
    list->addRow(All, IconName::Sessions, word("All sessions"));
    list->addSeparator();
    list->addRow(Outbox, IconName::Outbox, word("Outbox"));
    list->addRow(Overview, IconName::Chart, word("Overview"));
    list->addRow(Readiness, IconName::Readiness, word("Readiness"));
    list->setCount(ToScore, 32);
    list->setCount(InProgress, 6);
    list->setCount(NeedsAttention, 2);
    list->setAttention(NeedsAttention, true);
    list->setCount(Completed, 96);
    list->setCount(All, 128);
    list->setCount(Outbox, 5);
    list->setCurrent(All);
    list->setRail(rail);
    return list;
}

QWidget* makeSideBar(bool rail)
{
    auto* bar = new QWidget;
    bar->setFixedWidth(rail ? kRailWidth : kSideBarWidth);
    auto* column = new QVBoxLayout(bar);
    column->setContentsMargins(0, kGap8, 0, kGap4);
    column->setSpacing(0);
    column->addWidget(makeNavList(rail));
    column->addStretch();
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(rail ? 6 : 8, 0, rail ? 6 : 8, 0);
    auto* account = new AccountButton;
    account->setAccount(word("Demo instructor"), u"demo.example"_s);
    account->setRail(rail);
    foot->addWidget(account);
    column->addLayout(foot);
    return bar;
}

QTreeView* makeTable(QWidget* parent)
{
    auto* model = new QStandardItemModel(0, 5, parent);
    model->setHorizontalHeaderLabels(
        {word("Package"), word("Label"), word("Started"), word("Time"), word("Delivery")});
    model->setHeaderData(3, Qt::Horizontal, int(Qt::AlignRight | Qt::AlignVCenter), Qt::TextAlignmentRole);
    for (int i = 0; i < 20; ++i) {
        auto* time = new QStandardItem(u"%1 min"_s.arg(20 + i));
        time->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        model->appendRow({new QStandardItem(word("Confined Space Entry")),
                          new QStandardItem(u"Group B, seat %1"_s.arg(i)),
                          new QStandardItem(u"09:%1"_s.arg(10 + i)), time,
                          new QStandardItem(icon(IconName::Delivered, Tone::Pass), u"Delivered"_s)});
    }
    auto* view = new QTreeView(parent);
    view->setModel(model);
    view->setFrameShape(QFrame::NoFrame);
    view->setRootIsDecorated(false);
    view->setSortingEnabled(true);
    view->header()->setSortIndicator(2, Qt::AscendingOrder);
    view->header()->resizeSection(0, 190);
    view->header()->resizeSection(3, 70);
    view->setCurrentIndex(model->index(2, 0));
    return view;
}

QWidget* makeTableSheet()
{
    auto* sheet = new Sheet;
    sheet->head()->addWidget(new ToneLabel(word("All sessions"), Type::Title));
    auto* count = new TabularLabel;
    count->setText(u"128"_s);
    sheet->head()->addWidget(count);
    sheet->head()->addStretch();
    auto* search = new SearchField;
    search->setPlaceholderText(word("Search"));
    search->setShortcutHint(QKeySequence::Find);
    sheet->head()->addWidget(search);
    auto* filter = new QPushButton(icon(IconName::Filter), word("Filter"));
    filter->setMenu(new QMenu(filter));
    sheet->head()->addWidget(filter);
    sheet->head()->addWidget(new IconButton(IconName::Refresh, word("Refresh")));
    sheet->head()->addWidget(new QPushButton(icon(IconName::Add), word("New session")));
    auto* strip = new InfoStrip;
    strip->showFact(IconName::Offline, word("Offline since 10:30."),
                    word("Keep recording: results are saved and sent later."), word("Try now"));
    sheet->body()->addWidget(strip);
    sheet->body()->addWidget(makeTable(sheet), 1);
    auto* undo = new UndoBar;
    sheet->body()->addWidget(undo);
    undo->open(IconName::Completed, word("Completed"),
               u"Group B, seat 4 · will be sent in 8 s, or when online again"_s, word("Recall"));
    return sheet;
}

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

QMenuBar* makeMenuBar(QWidget* parent)
{
    auto* bar = new QMenuBar(parent);
    for (const QString& title :
         {u"&File"_s, u"&Edit"_s, u"&Session"_s, u"&View"_s, u"&Go"_s, u"&Tools"_s, u"&Help"_s})
        bar->addMenu(title)->addAction(title);
    return bar;
}

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

QWidget* makeWindowPage()
{
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeMenuBar(page));
    auto* across = new QHBoxLayout;
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(kGap8);
    across->addWidget(makeSideBar(true));
    across->addWidget(makeSideBar(false));
    across->addWidget(makeTableSheet(), 1);
    across->addWidget(makeDetail(false));
    across->addWidget(makeDetail(true));
    across->addSpacing(kGap8);
    column->addLayout(across, 1);
    auto* status = new QHBoxLayout;
    status->setContentsMargins(kGap16, kGap8, kGap16, kGap8);
    status->setSpacing(kGap16);
    status->addWidget(new IconLabel(IconName::Online, u"Online · list from 10:31"_s));
    status->addStretch();
    status->addWidget(new IconLabel(IconName::NeedsAttention, u"2 need attention"_s, Tone::Attention));
    status->addWidget(new IconLabel(IconName::Sending, u"Sending 1"_s));
    column->addLayout(status);
    page->resize(1600, 800);
    return page;
}

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
