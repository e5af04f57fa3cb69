#pragma once

#include "ui/sessions/session_words.h"
#include "workspace/session_listing.h"

#include <QAbstractTableModel>

namespace lectern {

/// A SessionListing as a table. UI thread. Rows are found again by the session's id: a new listing of the
/// same sessions changes data, any other keeps selection and current row through persistent indexes.
class SessionModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        Package,
        Label,
        Status,
        Started,
        Time,
        Result,
        Delivery,
        Version,
        Platforms,
        Attempts,
        Notes
    };
    static constexpr int kColumns = Notes + 1;
    enum Role {
        SessionIdRole = Qt::UserRole, ///< QUuid
        CellRole,                     ///< CellWords
    };

    explicit SessionModel(QObject* parent = nullptr);

    [[nodiscard]] const SessionListingPtr& listing() const { return m_listing; }
    void setListing(const SessionListingPtr& listing); ///< null: empty
    /// The language has changed: every word is another one.
    void retranslate();
    /// Null for a row that isn't there.
    [[nodiscard]] const SessionRow* row(int row) const;
    [[nodiscard]] int rowOf(const QUuid& session) const; ///< -1: not in the list
    /// Which columns are shown decides what the second line under the title has to say.
    void setShown(bool label, bool version, bool platforms);
    /// For tests: what is called today from then on.
    void setNow(const QDateTime& now) { m_now = now; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    static QString columnName(int column);
    static bool isNumber(int column);
    /// Nothing for columns that the list cannot be sorted by.
    static std::optional<SessionSort> sortOf(int column);
    static int columnOf(SessionSort sort);

private:
    [[nodiscard]] CellWords cell(const SessionRow& row, int column) const;
    [[nodiscard]] SessionWords words() const;
    [[nodiscard]] QString spoken(const SessionRow& row, int column) const;
    /// From the first to the last row whose session stayed and changed.
    struct ChangedRows
    {
        qsizetype first = -1;
        qsizetype last = -1;
        void look(const SessionRow& one, const SessionRow& other, qsizetype row);
    };
    void replaceRun(const SessionListingPtr& listing, qsizetype before, qsizetype after,
                    const ChangedRows& changed);
    void remap(const SessionListingPtr& listing);

    SessionListingPtr m_listing;
    bool m_labelShown = true;
    bool m_versionShown = false;
    bool m_platformsShown = false;
    QDateTime m_now;
};

} // namespace lectern

Q_DECLARE_METATYPE(lectern::CellWords)
