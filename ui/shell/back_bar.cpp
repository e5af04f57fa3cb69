#include "ui/shell/back_bar.h"

#include "ui/common/announce.h"
#include "ui/common/draw_tabular.h"
#include "ui/common/elided_label.h"
#include "ui/common/every_language.h"
#include "ui/common/fonts.h"
#include "ui/common/icon_button.h"
#include "ui/common/icons.h"
#include "ui/common/isolated.h"
#include "ui/sessions/session_table.h"
#include "ui/shell/side_bar.h"

#include <QHBoxLayout>
#include <QKeySequence>
#include <QPushButton>

namespace lectern {

BackBar::BackBar(QHBoxLayout* row, QWidget* sheet, SessionTable* table) : QObject(sheet), m_table(table)
{
    m_back = new QPushButton(icon(IconName::ChevronLeft), QString(), sheet);
    m_back->setObjectName(QStringLiteral("back"));
    m_back->setAutoDefault(false);
    m_view = new ElidedLabel({}, sheet);
    setType(m_view, Type::StrongBold);
    m_place = new TabularLabel(sheet);
    m_place->setObjectName(QStringLiteral("place"));
    m_previous = new IconButton(IconName::ChevronUp, QString(), sheet);
    m_next = new IconButton(IconName::ChevronDown, QString(), sheet);
    row->addWidget(m_back);
    row->addSpacing(4);
    row->addWidget(m_view);
    row->addWidget(m_place);
    row->addStretch(1);
    row->addWidget(m_previous);
    row->addWidget(m_next);
    inEveryLanguage(sheet, [this] { retranslate(); });
    connect(m_back, &QPushButton::clicked, this, &BackBar::backWanted);
    connect(m_previous, &QToolButton::clicked, m_table, [this] { m_table->step(-1); });
    connect(m_next, &QToolButton::clicked, m_table, [this] { m_table->step(1); });
}

void BackBar::retranslate()
{
    m_back->setText(tr("Back"));
    m_back->setToolTip(
        tr("Back to the list (%1)")
            .arg(isolated(QKeySequence(Qt::ALT | Qt::Key_Left).toString(QKeySequence::NativeText))));
    m_previous->setName(tr("Previous session"));
    m_next->setName(tr("Next session"));
    refresh();
}

void BackBar::refresh()
{
    if (!m_back->isVisible())
        return;
    const int count = m_table->model()->rowCount();
    const QModelIndex current = m_table->currentIndex();
    const bool selected =
        current.isValid() && m_table->selectionModel()->isRowSelected(current.row(), QModelIndex());
    const QLocale locale;
    m_view->setText(SideBar::viewName(m_table->listing()->query.view));
    //: the place of a session in the list: "2 of 32"
    const QString place = tr("%1 of %2").arg(locale.toString(current.row() + 1), locale.toString(count));
    m_place->setText(selected ? place : QString());
    m_previous->setEnabled(selected && current.row() > 0);
    m_next->setEnabled(count > 0 && (!selected || current.row() + 1 < count));
}

} // namespace lectern
