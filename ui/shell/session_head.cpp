#include "ui/shell/session_head.h"

#include "ui/common/announce.h"
#include "ui/common/draw_tabular.h"
#include "ui/common/every_language.h"
#include "ui/common/icon_button.h"
#include "ui/common/isolated.h"
#include "ui/common/search_field.h"
#include "ui/common/theme.h"
#include "ui/common/tone_label.h"
#include "ui/shell/filter_menu.h"
#include "ui/shell/side_bar.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QTimer>
#include <QToolButton>

#include <chrono>

using namespace std::chrono_literals;

namespace lectern {
namespace {

constexpr int kLeastSearch = 96;
constexpr int kNarrowSearch = 148;
constexpr int kWideSearch = 176;

QToolButton* makeButton(IconName name, QWidget* parent)
{
    auto* const button = new QToolButton(parent);
    button->setIcon(icon(name));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace

SessionHead::SessionHead(QHBoxLayout* row, QWidget* sheet) : QObject(sheet)
{
    addWidgets(row, sheet);
    m_pause = new QTimer(this);
    m_pause->setSingleShot(true);
    m_pause->setInterval(120ms);
    connect(m_pause, &QTimer::timeout, this, [this] { Q_EMIT searchChanged(m_search->text()); });
    connect(m_search, &QLineEdit::textChanged, m_pause, qOverload<>(&QTimer::start));
    connect(m_refresh, &QToolButton::clicked, this, &SessionHead::refreshRequested);
    connect(m_new, &QToolButton::clicked, this, &SessionHead::newSessionRequested);
    m_search->installEventFilter(this);
}

void SessionHead::addWidgets(QHBoxLayout* row, QWidget* sheet)
{
    m_title = new ToneLabel({}, Type::Title, Tone::Text, sheet);
    m_title->setObjectName(QStringLiteral("viewTitle"));
    m_title->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_count = new TabularLabel(sheet);
    m_count->setObjectName(QStringLiteral("viewCount"));
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_search = new SearchField(sheet);
    m_search->setObjectName(QStringLiteral("search"));
    m_search->setShortcutHint(QKeySequence::Find);
    m_search->setMinimumWidth(kLeastSearch);
    m_search->setMaximumWidth(kWideSearch);
    m_search->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_filter = new FilterMenu(sheet);
    m_filterButton = makeButton(IconName::Filter, sheet);
    m_filterButton->setObjectName(QStringLiteral("filter"));
    m_filterButton->setMenu(m_filter);
    m_filterButton->setPopupMode(QToolButton::InstantPopup);
    m_refresh = new IconButton(IconName::Refresh, {}, sheet);
    m_refresh->setObjectName(QStringLiteral("refresh"));
    m_new = makeButton(IconName::Add, sheet);
    m_new->setObjectName(QStringLiteral("newSession"));
    row->addWidget(m_title);
    row->addSpacing(4);
    row->addWidget(m_count);
    row->addStretch(1);
    constexpr int kBeforeTheGap = 100; // the search has its whole width before there is a gap
    for (QWidget* const widget : stops())
        row->addWidget(widget, widget == m_search ? kBeforeTheGap : 0);
    inEveryLanguage(sheet, [this] { retranslate(); });
}

// Title, count and filter follow with the list.
void SessionHead::retranslate()
{
    const auto keys = [](const QKeySequence& sequence) {
        return isolated(sequence.toString(QKeySequence::NativeText));
    };
    m_refresh->setName(tr("Refresh"));
    m_refresh->setToolTip(tr("Refresh (%1)").arg(keys(Qt::Key_F5)));
    m_new->setText(tr("New session"));
    setSpokenName(m_new, m_new->text());
    m_new->setToolTip(tr("New session (%1)").arg(keys(QKeySequence::New)));
    showFilterCount(m_query);
}

QList<QWidget*> SessionHead::stops() const
{
    return {m_search, m_filterButton, m_refresh, m_new};
}

void SessionHead::setListing(const SessionListing& listing)
{
    m_title->setText(SideBar::viewName(listing.query.view));
    const auto count = listing.total();
    m_count->setText(count > 0 || listing.query.isFiltered() ? QLocale().toString(count) : QString());
    m_filter->setListing(listing);
    m_query = listing.query;
    showFilterCount(m_query);
}

void SessionHead::showFilterCount(const SessionQuery& query)
{
    const int count = (query.package ? 1 : 0) + (query.activity ? 1 : 0) + (query.status ? 1 : 0);
    const QString text = count == 0 ? tr("Filter") : tr("Filter · %1").arg(QLocale().toString(count));
    m_filterButton->setText(text);
    setSpokenName(m_filterButton, text);
    m_filterButton->setToolTip(count == 0 ? tr("Filter the list") : m_filter->summary());
    m_filterButton->setIcon(count == 0 ? icon(IconName::Filter) : icon(IconName::Filter, Tone::Link));
}

void SessionHead::setSelected(const SessionRow* row)
{
    m_filter->setActivity(row ? row->session->activityId : std::nullopt);
}

void SessionHead::setNarrow(bool narrow)
{
    m_search->setMaximumWidth(narrow ? kNarrowSearch : kWideSearch);
    const Qt::ToolButtonStyle style = narrow ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon;
    m_filterButton->setToolButtonStyle(style);
    m_new->setToolButtonStyle(style);
}

void SessionHead::setFirstRun(bool firstRun)
{
    m_filterButton->setVisible(!firstRun);
    m_new->setVisible(!firstRun);
}

void SessionHead::setEnabled(bool enabled)
{
    for (QWidget* const widget : stops())
        widget->setEnabled(enabled);
}

void SessionHead::setRefreshing(bool refreshing)
{
    setSpokenDescription(m_refresh, refreshing ? tr("The list is being fetched") : QString());
}

void SessionHead::setSearch(const QString& text)
{
    if (m_search->text() == text)
        return;
    m_search->setText(text);
    m_pause->stop();
}

void SessionHead::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

bool SessionHead::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const auto* const press = static_cast<QKeyEvent*>(event);
        const int key = press->key();
        const bool plain = (press->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
        if (plain && (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter)) {
            if (m_pause->isActive()) {
                m_pause->stop();
                Q_EMIT searchChanged(m_search->text());
            }
            Q_EMIT leftDownwards();
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace lectern
