#include "ui/shell/filter_menu.h"

#include "ui/common/every_language.h"
#include "ui/common/isolated.h"
#include "ui/sessions/session_words.h"

#include <QActionGroup>

#include <algorithm>

namespace lectern {
namespace {

QAction* addChoice(QMenu* menu, QActionGroup* group, const QString& text, bool checked)
{
    QString plain = text;
    QAction* const action = menu->addAction(plain.replace(u'&', QStringLiteral("&&")));
    action->setCheckable(true);
    action->setChecked(checked);
    group->addAction(action);
    return action;
}

QString packageName(const PackageBrief& package)
{
    return (package.title + u' ' + package.version).trimmed();
}

} // namespace

FilterMenu::FilterMenu(QWidget* parent) : QMenu(parent)
{
    connect(this, &QMenu::aboutToShow, this, &FilterMenu::fill);
    inEveryLanguage(this, [this] {
        setTitle(tr("Filter"));
        fill(); // an empty menu does not open at all
    });
}

void FilterMenu::setListing(const SessionListing& listing)
{
    m_query = listing.query;
    m_packages = listing.packages;
    m_statusWords = listing.statusWords;
}

QString FilterMenu::summary() const
{
    QStringList lines;
    if (m_query.package) {
        const auto found =
            std::find_if(m_packages.begin(), m_packages.end(),
                         [this](const PackageBrief& each) { return each.id == m_query.package; });
        lines << tr("Package: %1")
                     .arg(isolated(found == m_packages.end() ? m_query.package->toString(QUuid::WithoutBraces)
                                                             : packageName(*found)));
    }
    if (m_query.status)
        lines << tr("Status: %1").arg(isolated(SessionWords::statusName(*m_query.status)));
    if (m_query.activity)
        lines << tr("Activity: %1").arg(isolated(m_query.activity->toString(QUuid::WithoutBraces)));
    return lines.join(u'\n');
}

void FilterMenu::fill()
{
    // Not clear(): the menu may be passing on an event to them just now.
    const QList<QAction*> before = actions();
    for (QAction* const action : before) {
        removeAction(action);
        if (action->parent() == this)
            action->deleteLater();
    }
    for (QObject* const child : findChildren<QMenu*>(Qt::FindDirectChildrenOnly))
        child->deleteLater();
    fillPackages();
    fillStatuses();
    addSeparator();
    fillRest();
}

void FilterMenu::fillPackages()
{
    QMenu* const menu = addMenu(tr("Package"));
    auto* const group = new QActionGroup(menu);
    connect(addChoice(menu, group, tr("All packages"), !m_query.package), &QAction::triggered, this,
            [this] { Q_EMIT packageChosen(std::nullopt); });
    menu->addSeparator();
    for (const PackageBrief& package : std::as_const(m_packages)) {
        connect(addChoice(menu, group, packageName(package), m_query.package == package.id),
                &QAction::triggered, this, [this, id = package.id] { Q_EMIT packageChosen(id); });
    }
}

void FilterMenu::fillStatuses()
{
    QMenu* const menu = addMenu(tr("Status"));
    auto* const group = new QActionGroup(menu);
    connect(addChoice(menu, group, tr("Every status"), !m_query.status), &QAction::triggered, this,
            [this] { Q_EMIT statusChosen(std::nullopt); });
    menu->addSeparator();
    for (const QString& word : std::as_const(m_statusWords)) {
        connect(addChoice(menu, group, SessionWords::statusName(word), m_query.status == word),
                &QAction::triggered, this, [this, word] { Q_EMIT statusChosen(word); });
    }
}

void FilterMenu::fillRest()
{
    QAction* const activity = addAction(tr("Activity of the selected session"));
    activity->setCheckable(true);
    activity->setChecked(m_query.activity.has_value());
    activity->setEnabled(m_query.activity || m_selectedActivity);
    if (!activity->isEnabled())
        activity->setText(tr("Activity of the selected session: none"));
    connect(activity, &QAction::triggered, this,
            [this](bool on) { Q_EMIT activityChosen(on ? m_selectedActivity : std::nullopt); });
    QAction* const none = addAction(tr("Clear filter"));
    none->setEnabled(m_query.package || m_query.activity || m_query.status);
    connect(none, &QAction::triggered, this, &FilterMenu::cleared);
}

} // namespace lectern
