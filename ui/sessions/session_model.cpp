#include "ui/sessions/session_model.h"

#include <algorithm>

namespace lectern {
namespace {

const SessionListingPtr& emptyListing()
{
    static const SessionListingPtr empty = std::make_shared<const SessionListing>();
    return empty;
}

bool isSameSession(const SessionRow& one, const SessionRow& other)
{
    return one.session == other.session || one.session->id == other.session->id;
}

// The core hands over the same pointers for what did not change.
bool isSameContent(const SessionRow& one, const SessionRow& other)
{
    return one.session == other.session && one.record == other.record && one.label == other.label &&
           one.draftSavedAt == other.draftSavedAt;
}

} // namespace

SessionModel::SessionModel(QObject* parent) : QAbstractTableModel(parent), m_listing(emptyListing())
{
}

void SessionModel::setListing(const SessionListingPtr& listing)
{
    const SessionListingPtr next = listing ? listing : emptyListing();
    const QList<SessionRow>& from = m_listing->rows;
    const QList<SessionRow>& to = next->rows;
    const auto shorter = std::min(from.size(), to.size());
    int before = 0; // rows that are the same sessions, counted from the top …
    while (before < shorter && isSameSession(from.at(before), to.at(before)))
        ++before;
    int after = 0; // … and from the bottom
    while (after < shorter - before &&
           isSameSession(from.at(from.size() - 1 - after), to.at(to.size() - 1 - after)))
        ++after;
    if (before + after == shorter)
        replaceRun(next, before, after);
    else
        remap(next);
}

// The lists differ by one run of rows that came or went, or not at all.
void SessionModel::replaceRun(const SessionListingPtr& listing, int before, int after)
{
    const SessionListingPtr old = m_listing;
    const int gone = static_cast<int>(old->rows.size()) - before - after;
    const int come = static_cast<int>(listing->rows.size()) - before - after;
    if (gone > 0) {
        beginRemoveRows({}, before, before + gone - 1);
        m_listing = listing;
        endRemoveRows();
    } else if (come > 0) {
        beginInsertRows({}, before, before + come - 1);
        m_listing = listing;
        endInsertRows();
    } else {
        m_listing = listing;
    }
    announceChanges(old, before, after);
}

void SessionModel::announceChanges(const SessionListingPtr& old, int before, int after)
{
    const QList<SessionRow>& from = old->rows;
    const QList<SessionRow>& to = m_listing->rows;
    int first = -1;
    int last = -1;
    const auto look = [&](int fromRow, int toRow) {
        if (isSameContent(from.at(fromRow), to.at(toRow)))
            return;
        first = first < 0 ? toRow : first;
        last = toRow;
    };
    for (int row = 0; row < before; ++row)
        look(row, row);
    for (int back = after; back > 0; --back)
        look(static_cast<int>(from.size()) - back, static_cast<int>(to.size()) - back);
    if (first >= 0)
        Q_EMIT dataChanged(index(first, 0), index(last, kColumns - 1));
}

void SessionModel::remap(const SessionListingPtr& listing)
{
    Q_EMIT layoutAboutToBeChanged();
    const SessionListingPtr old = m_listing;
    m_listing = listing;
    const QModelIndexList from = persistentIndexList();
    QModelIndexList to;
    to.reserve(from.size());
    for (const QModelIndex& index : from) {
        const int row = rowOf(old->rows.at(index.row()).session->id);
        to.append(row < 0 ? QModelIndex() : createIndex(row, index.column()));
    }
    changePersistentIndexList(from, to);
    Q_EMIT layoutChanged();
}

const SessionRow* SessionModel::row(int row) const
{
    return row >= 0 && row < m_listing->rows.size() ? &m_listing->rows.at(row) : nullptr;
}

int SessionModel::rowOf(const QUuid& session) const
{
    return m_listing->indexOf.value(session, -1);
}

void SessionModel::setShown(bool label, bool version, bool platforms)
{
    if (label == m_labelShown && version == m_versionShown && platforms == m_platformsShown)
        return;
    m_labelShown = label;
    m_versionShown = version;
    m_platformsShown = platforms;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, Package), index(rowCount() - 1, Package));
}

int SessionModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_listing->rows.size());
}

int SessionModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

SessionWords SessionModel::words() const
{
    return SessionWords(m_now.isValid() ? m_now : QDateTime::currentDateTimeUtc());
}

CellWords SessionModel::cell(const SessionRow& row, int column) const
{
    const Session& session = *row.session;
    switch (column) {
    case Package: {
        QStringList below;
        if (!m_labelShown && !row.label.isEmpty())
            below << row.label;
        if (!m_versionShown && !session.package.version.isEmpty())
            below << session.package.version;
        if (m_labelShown && !m_platformsShown && !session.package.targetPlatforms.isEmpty())
            below << SessionWords::platforms(session.package.targetPlatforms);
        return {session.package.title, below.join(QStringLiteral(" · ")), std::nullopt, Tone::Text};
    }
    case Label:
        return {row.label, {}, std::nullopt, Tone::Text};
    case Status:
        return SessionWords::status(row);
    case Started:
        return words().started(row);
    case Time: {
        const std::optional<qint64> seconds = row.shownSeconds();
        return {seconds ? words().minutes(*seconds) : QString(), {}, std::nullopt, Tone::Text};
    }
    case Result:
        return words().result(row);
    case Delivery:
        return words().delivery(row);
    case Version:
        return {session.package.version, {}, std::nullopt, Tone::Text};
    case Platforms:
        return {SessionWords::platforms(session.package.targetPlatforms), {}, std::nullopt, Tone::Text};
    case Attempts:
        return {session.attempts > 0 ? QLocale().toString(session.attempts) : QString(),
                {},
                std::nullopt,
                Tone::Text};
    case Notes: {
        const bool hasNotes = row.record && row.record->completion.notes;
        return {hasNotes ? row.record->completion.notes->text().simplified() : QString(),
                {},
                std::nullopt,
                Tone::Text};
    }
    default:
        return {};
    }
}

QString SessionModel::spoken(const SessionRow& row, int column) const
{
    if (column == Package)
        return words().sentence(row);
    const CellWords content = cell(row, column);
    if (!content.isEmpty())
        return content.joined();
    switch (column) {
    case Label:
        return tr("no label");
    case Time:
        return tr("no time");
    case Result:
        return tr("no score");
    case Delivery:
        return tr("nothing recorded");
    default:
        return {};
    }
}

QVariant SessionModel::data(const QModelIndex& index, int role) const
{
    const SessionRow* const content = index.isValid() ? row(index.row()) : nullptr;
    if (!content)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return cell(*content, index.column()).joined();
    case CellRole:
        return QVariant::fromValue(cell(*content, index.column()));
    case SessionIdRole:
        return content->session->id;
    case Qt::AccessibleTextRole:
        return spoken(*content, index.column());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(
            (isNumber(index.column()) ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignVCenter));
    default:
        return {};
    }
}

QVariant SessionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= kColumns)
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return columnName(section);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment((isNumber(section) ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignVCenter));
    case Qt::InitialSortOrderRole: {
        const bool newestFirst = section == Started || section == Time || section == Result;
        return newestFirst ? Qt::DescendingOrder : Qt::AscendingOrder;
    }
    default:
        return {};
    }
}

} // namespace lectern
