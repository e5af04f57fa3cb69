#pragma once

#include "domain/package.h"

#include <QAbstractListModel>

namespace lectern {

/// The catalogue by title, filtered by words: every word must occur in title, version or a platform, case
/// aside.
class PackageModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { FactsRole = Qt::UserRole, IdRole };

    explicit PackageModel(QObject* parent = nullptr);

    void setPackages(const QList<Package>& packages);
    void setFilter(const QString& words);
    [[nodiscard]] bool isCatalogueEmpty() const { return m_all.isEmpty(); }
    /// Row of a package, -1: not in the list.
    [[nodiscard]] int rowOf(const QUuid& id) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    void rebuild();

    QList<Package> m_all;
    QList<Package> m_shown;
    QStringList m_words;
};

} // namespace lectern
