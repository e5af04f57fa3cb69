#include "ui/shell/side_bar.h"

#include "ui/common/account_button.h"
#include "ui/common/every_language.h"
#include "ui/common/measures.h"
#include "ui/common/nav_list.h"
#include "ui/common/nav_row.h"

#include <QVBoxLayout>

namespace lectern {

SideBar::SideBar(QWidget* parent) : QWidget(parent), m_list(new NavList(this))
{
    setObjectName(QStringLiteral("sideBar"));
    m_list->setObjectName(QStringLiteral("views"));
    m_list->addSection({});
    const auto add = [this](SessionView view, IconName icon) {
        m_list->addRow(static_cast<int>(view), icon, {});
        m_views.append(view);
    };
    add(SessionView::ToScore, IconName::ToScore);
    add(SessionView::InProgress, IconName::InProgress);
    add(SessionView::NeedsAttention, IconName::NeedsAttention);
    add(SessionView::Completed, IconName::Completed);
    add(SessionView::All, IconName::Sessions);
    m_account = new AccountButton(this);
    m_account->setObjectName(QStringLiteral("account"));
    m_account->hide();
    m_column = new QVBoxLayout(this);
    m_column->setSpacing(0);
    m_column->addWidget(m_list);
    m_column->addStretch();
    m_foot = new QVBoxLayout;
    m_foot->addWidget(m_account);
    m_column->addLayout(m_foot);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    connect(m_list, &NavList::currentChanged, this,
            [this](int id) { Q_EMIT viewChosen(static_cast<SessionView>(id)); });
    inEveryLanguage(this, [this] { retranslate(); });
}

void SideBar::retranslate()
{
    m_list->setAccessibleName(tr("Views"));
    m_list->setSectionTitle(0, tr("Sessions"));
    for (const SessionView view : std::as_const(m_views))
        m_list->setText(static_cast<int>(view), viewName(view));
    fitWidth();
}

QString SideBar::viewName(SessionView view)
{
    switch (view) {
    case SessionView::ToScore:
        return tr("To score");
    case SessionView::InProgress:
        return tr("In progress");
    case SessionView::NeedsAttention:
        return tr("Needs attention");
    case SessionView::Completed:
        return tr("Completed");
    case SessionView::All:
        return tr("All sessions");
    }
    return {};
}

void SideBar::setCounts(const SessionCounts& counts)
{
    m_list->setCount(static_cast<int>(SessionView::ToScore), counts.toScore);
    m_list->setCount(static_cast<int>(SessionView::InProgress), counts.inProgress);
    m_list->setCount(static_cast<int>(SessionView::NeedsAttention), counts.needsAttention);
    m_list->setAttention(static_cast<int>(SessionView::NeedsAttention), counts.needsAttention > 0);
    m_list->setCount(static_cast<int>(SessionView::Completed), counts.completed);
    m_list->setCount(static_cast<int>(SessionView::All), counts.all);
    fitWidth();
}

void SideBar::setView(SessionView view)
{
    m_list->setCurrent(static_cast<int>(view));
}

void SideBar::setAccount(const std::optional<AccountInfo>& account)
{
    m_account->setVisible(account.has_value());
    if (account)
        m_account->setAccount(account->displayName, account->server);
}

void SideBar::setAccountMenu(QMenu* menu)
{
    m_account->setMenu(menu);
}

void SideBar::setRail(bool rail)
{
    m_rail = rail;
    m_list->setRail(rail);
    m_account->setRail(rail);
    fitWidth();
}

// Wider only when large letters or long words need it.
int SideBar::wideWidth() const
{
    return std::max(kSideBarWidth, m_list->wideWidth());
}

void SideBar::fitWidth()
{
    m_column->setContentsMargins(0, m_rail ? 0 : kGap8 + 1, 0, 0);
    m_foot->setContentsMargins(m_rail ? 0 : kGap8, 0, m_rail ? 0 : kGap8, kGap4);
    setFixedWidth(m_rail ? railWidth(font()) : wideWidth());
}

void SideBar::focusList()
{
    m_list->setFocus(Qt::ShortcutFocusReason);
}

} // namespace lectern
