#include "ui/sessions/session_model.h"

#include "ui/common/isolated.h"
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

} // namespace

SessionModel::SessionModel(QObject* parent) : QAbstractTableModel(parent), m_listing(emptyListing())
{
}

void SessionModel::setListing(const SessionListingPtr& listing)
{
    const SessionListingPtr next = listing ? listing : emptyListing();
    const ListingRows& from = m_listing->rows;
    const ListingRows& to = next->rows;
    const qsizetype shorter = std::min(from.size(), to.size());
    ChangedRows changed;
    // Rows that are the same sessions, counted from the top …
    const qsizetype before =
        from.sameFromTop(to, shorter, [&](const SessionRow& one, const SessionRow& other, qsizetype row) {
            return isSameSession(one, other) && (changed.look(one, other, row), true);
        });
    // … and from the bottom
    const qsizetype after = from.sameFromBottom(
        to, shorter - before, [&](const SessionRow& one, const SessionRow& other, qsizetype row) {
            return isSameSession(one, other) && (changed.look(one, other, row), true);
        });
    if (before + after == shorter)
        replaceRun(next, before, after, changed);
    else
        remap(next);
}

void SessionModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, kColumns - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
}

void SessionModel::ChangedRows::look(const SessionRow& one, const SessionRow& other, qsizetype row)
{
    if (one.isSameAs(other))
        return;
    first = first < 0 ? row : std::min(first, row);
    last = std::max(last, row);
}

// The lists differ by one run of rows that came or went, or not at all.
void SessionModel::replaceRun(const SessionListingPtr& listing, qsizetype before, qsizetype after,
                              const ChangedRows& changed)
{
    const auto gone = static_cast<int>(m_listing->rows.size() - before - after);
    const auto come = static_cast<int>(listing->rows.size() - before - after);
    const auto at = static_cast<int>(before);
    if (gone > 0) {
        beginRemoveRows({}, at, at + gone - 1);
        m_listing = listing;
        endRemoveRows();
    } else if (come > 0) {
        beginInsertRows({}, at, at + come - 1);
        m_listing = listing;
        endInsertRows();
    } else {
        m_listing = listing;
    }
    if (changed.first >= 0)
        Q_EMIT dataChanged(index(static_cast<int>(changed.first), 0),
                           index(static_cast<int>(changed.last), kColumns - 1));
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
    return m_listing->indexOf(session);
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
            below << isolated(row.label);
        if (!m_versionShown && !session.package.version.isEmpty())
            below << isolated(session.package.version);
        if (m_labelShown && !m_platformsShown && !session.package.targetPlatforms.isEmpty())
            below << isolated(SessionWords::platforms(session.package.targetPlatforms));
        return {SessionWords::title(session), below.join(QStringLiteral(" · ")), std::nullopt, Tone::Text};
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

QString SessionModel::columnName(int column)
{
    switch (column) {
    case Package:
        return tr("Package");
    case Label:
        return tr("Label");
    case Status:
        return tr("Status");
    case Started:
        return tr("Started");
    case Time:
        return tr("Time", "minutes spent in the session");
    case Result:
        return tr("Result");
    case Delivery:
        return tr("Delivery", "how far a record got on its way to the server");
    case Version:
        return tr("Version");
    case Platforms:
        return tr("Platforms");
    case Attempts:
        return tr("Attempts");
    case Notes:
        return tr("Notes");
    default:
        return {};
    }
}

bool SessionModel::isNumber(int column)
{
    return column == Time || column == Attempts;
}

std::optional<SessionSort> SessionModel::sortOf(int column)
{
    switch (column) {
    case Package:
        return SessionSort::Package;
    case Label:
        return SessionSort::Label;
    case Status:
        return SessionSort::Status;
    case Started:
        return SessionSort::Started;
    case Time:
        return SessionSort::Time;
    case Result:
        return SessionSort::Result;
    case Delivery:
        return SessionSort::Delivery;
    default:
        return std::nullopt;
    }
}

int SessionModel::columnOf(SessionSort sort)
{
    switch (sort) {
    case SessionSort::Package:
        return Package;
    case SessionSort::Label:
        return Label;
    case SessionSort::Status:
        return Status;
    case SessionSort::Started:
        return Started;
    case SessionSort::Time:
        return Time;
    case SessionSort::Result:
        return Result;
    case SessionSort::Delivery:
        return Delivery;
    }
    return Started;
}

} // namespace lectern
