#pragma once

#include "workspace/session_listing.h"

#include <QMenu>

#include <optional>

namespace lectern {

/// What the list can be narrowed to: one package, one status, the activity of the selected session. UI
/// thread. Filled when it opens.
class FilterMenu : public QMenu
{
    Q_OBJECT

public:
    explicit FilterMenu(QWidget* parent = nullptr);

    void setListing(const SessionListing& listing);
    /// The selected session's activity, if it has one.
    void setActivity(const std::optional<QUuid>& activity) { m_selectedActivity = activity; }
    /// The filters that are on, one a line.
    [[nodiscard]] QString summary() const;

Q_SIGNALS:
    void packageChosen(const std::optional<QUuid>& package);
    void statusChosen(const std::optional<QString>& status);
    void activityChosen(const std::optional<QUuid>& activity);
    void cleared();

private:
    void fill();
    void fillPackages();
    void fillStatuses();
    void fillRest();

    SessionQuery m_query;
    QList<PackageBrief> m_packages;
    QStringList m_statusWords;
    std::optional<QUuid> m_selectedActivity;
};

} // namespace lectern
