#include "gallery_pages.h"

#include "gallery_words.h"
#include "ui/common/account_button.h"
#include "ui/common/draw_tabular.h"
#include "ui/common/icon_button.h"
#include "ui/common/info_strip.h"
#include "ui/common/measures.h"
#include "ui/common/nav_list.h"
#include "ui/common/search_field.h"
#include "ui/common/sheet.h"
#include "ui/common/tone_label.h"
#include "ui/common/undo_bar.h"

#include <QHeaderView>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QStandardItemModel>
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

QMenuBar* makeMenuBar(QWidget* parent)
{
    auto* bar = new QMenuBar(parent);
    for (const QString& title :
         {u"&File"_s, u"&Edit"_s, u"&Session"_s, u"&View"_s, u"&Go"_s, u"&Tools"_s, u"&Help"_s})
        bar->addMenu(title)->addAction(title);
    return bar;
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

} // namespace lectern::gallery
