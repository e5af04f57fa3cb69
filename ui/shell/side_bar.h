#pragma once

#include "workspace/account_info.h"
#include "workspace/session_listing.h"

#include <QWidget>

#include <optional>

class QMenu;
class QVBoxLayout;

namespace lectern {

class AccountButton;
class NavList;

/// The views of the sessions with their counts, and the account below. UI thread.
class SideBar : public QWidget
{
    Q_OBJECT

public:
    explicit SideBar(QWidget* parent = nullptr);

    void setCounts(const SessionCounts& counts);
    void setView(SessionView view);
    void setAccount(const std::optional<AccountInfo>& account);
    void setAccountMenu(QMenu* menu); ///< not owned
    /// Icons only, with the counts as badges.
    void setRail(bool rail);
    /// What it takes while it is no rail.
    [[nodiscard]] int wideWidth() const;
    /// Puts the keyboard into the list.
    void focusList();

    static QString viewName(SessionView view);

Q_SIGNALS:
    void viewChosen(lectern::SessionView view);

private:
    void retranslate();
    void fitWidth();

    NavList* m_list = nullptr;
    AccountButton* m_account = nullptr;
    QVBoxLayout* m_column = nullptr;
    QVBoxLayout* m_foot = nullptr;
    QVector<SessionView> m_views;
    bool m_rail = false;
};

} // namespace lectern
