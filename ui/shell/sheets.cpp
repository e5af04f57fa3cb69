#include "ui/shell/sheets.h"

#include "ui/common/fonts.h"
#include "ui/common/measures.h"
#include "ui/common/undo_bar.h"
#include "ui/completion/detail_panel.h"
#include "ui/sessions/session_table.h"
#include "ui/shell/back_bar.h"
#include "ui/shell/session_sheet.h"
#include "ui/shell/sheet_splitter.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>

namespace lectern {
namespace {

constexpr int kLeastSheet = 420;
constexpr int kLeastDetail = 300;
constexpr int kMostDetail = 480;

bool isField(const QWidget* widget)
{
    return qobject_cast<const QLineEdit*>(widget) || qobject_cast<const QAbstractSpinBox*>(widget) ||
           qobject_cast<const QPlainTextEdit*>(widget);
}

} // namespace

Sheets::Sheets(QWidget* parent) : QWidget(parent)
{
    m_splitter = new SheetSplitter(this);
    m_list = new SessionSheet(m_splitter);
    m_detail = new DetailPanel(m_splitter);
    m_splitter->addWidget(m_list);
    m_splitter->addWidget(m_detail);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_splitter);

    m_bar = new BackBar(m_detail->head(), m_detail, m_list->table());
    m_detail->setHeadVisible(false);
    m_backKey = new QShortcut(QKeySequence(Qt::ALT | Qt::Key_Left), this);
    m_backKey->setEnabled(false);
    connect(m_backKey, &QShortcut::activated, this, &Sheets::goBack);
    connect(m_bar, &BackBar::backWanted, this, &Sheets::goBack);
    connect(m_splitter, &QSplitter::splitterMoved, this,
            [this] { Q_EMIT detailWidthChosen(m_detail->width()); });
    connectList();
}

void Sheets::connectList()
{
    SessionTable* const table = m_list->table();
    connect(table, &SessionTable::activatedByUser, this, &Sheets::openDetail);
    connect(table, &QAbstractItemView::clicked, this, &Sheets::openDetail);
    connect(m_list, &SessionSheet::focusWanted, this, &Sheets::openList);
    connect(m_detail, &DetailPanel::focusWanted, this, &Sheets::openDetail);
    connect(m_list, &SessionSheet::firstRunChanged, this, [this] { setOneSheet(m_one); });
    connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, m_bar, &BackBar::refresh);
    connect(table, &SessionTable::listingChanged, m_bar, &BackBar::refresh);
}

bool Sheets::isDetailOpen() const
{
    return m_one && m_detailOpen;
}

int Sheets::widthForBoth() const
{
    const qreal scale = textScale(font());
    return qRound(scale * (kLeastSheet + kLeastDetail)) + m_splitter->handleWidth();
}

void Sheets::fit(bool one, int detailWidth)
{
    const qreal scale = textScale(font());
    m_list->setMinimumWidth(one ? 0 : qRound(scale * kLeastSheet));
    m_detail->setMinimumWidth(one ? 0 : qRound(scale * kLeastDetail));
    m_detail->setMaximumWidth(one ? QWIDGETSIZE_MAX : qRound(scale * kMostDetail));
    if (one != m_one)
        setOneSheet(one);
    if (!one) {
        const int rest = m_splitter->width() - m_splitter->handleWidth() - detailWidth;
        m_splitter->setSizes({std::max(rest, m_list->minimumWidth()), detailWidth});
    }
}

void Sheets::setOneSheet(bool one)
{
    if (one && !m_one) { // the sheet that has the keyboard stays
        const QWidget* const focus = QApplication::focusWidget();
        m_detailOpen = focus && m_detail->isAncestorOf(focus);
    }
    m_one = one;
    m_detailOpen = m_detailOpen && !m_list->isFirstRun();
    if (!one)
        show(true, !m_list->isFirstRun());
    else
        show(!m_detailOpen, m_detailOpen);
}

// What comes is shown before what goes is hidden, so that the keyboard has a place.
void Sheets::show(bool list, bool detail)
{
    m_detail->setHeadVisible(!list);
    m_backKey->setEnabled(!list);
    if (list)
        m_list->setVisible(true);
    if (detail)
        m_detail->setVisible(true);
    m_list->setVisible(list);
    m_detail->setVisible(detail);
    placeUndoBar(list ? static_cast<Sheet*>(m_list) : m_detail);
    m_bar->refresh();
}

// "Recall" is offered below what is seen.
void Sheets::placeUndoBar(Sheet* sheet)
{
    UndoBar* const bar = m_list->undoBar();
    if (bar->parentWidget() == sheet)
        return;
    const bool hidden = bar->isHidden();
    sheet->body()->addWidget(bar);
    bar->setVisible(!hidden);
}

void Sheets::openDetail()
{
    if (!m_one || m_detailOpen || m_list->isFirstRun())
        return;
    m_detailOpen = true;
    show(false, true);
    m_bar->back()->setFocus(Qt::OtherFocusReason); // until a field is wanted
}

void Sheets::openList()
{
    if (!m_one || !m_detailOpen)
        return;
    m_detailOpen = false;
    show(true, false);
}

void Sheets::goBack()
{
    openList();
    m_list->focusList();
}

void Sheets::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && isDetailOpen() && !isField(QApplication::focusWidget())) {
        goBack();
        event->accept();
        return;
    }
    QWidget::keyPressEvent(event);
}

void Sheets::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::BackButton && isDetailOpen()) {
        goBack();
        event->accept();
        return;
    }
    QWidget::mousePressEvent(event);
}

} // namespace lectern
