#include "ui/signin/package_model.h"

#include "ui/common/plain_words.h"
#include "ui/sessions/session_words.h"

#include <QCollator>

#include <algorithm>

namespace lectern {
namespace {

QString factsOf(const Package& package)
{
    QStringList facts{package.version, SessionWords::platforms(package.targetPlatforms)};
    facts.removeAll(QString());
    return facts.join(QStringLiteral(" · "));
}

bool matches(const Package& package, const QStringList& words)
{
    const QString text = package.title + u' ' + factsOf(package);
    return std::all_of(words.cbegin(), words.cend(),
                       [&text](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

} // namespace

PackageModel::PackageModel(QObject* parent) : QAbstractListModel(parent)
{
}

void PackageModel::setPackages(const QList<Package>& packages)
{
    m_all = packages;
    QCollator collator;
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    collator.setNumericMode(true);
    std::stable_sort(m_all.begin(), m_all.end(), [&collator](const Package& a, const Package& b) {
        const int order = collator.compare(a.title, b.title);
        return order != 0 ? order < 0 : collator.compare(b.version, a.version) < 0; // newest first
    });
    rebuild();
}

void PackageModel::setFilter(const QString& words)
{
    m_words = words.simplified().split(u' ', Qt::SkipEmptyParts);
    rebuild();
}

void PackageModel::rebuild()
{
    beginResetModel();
    m_shown.clear();
    for (const Package& package : std::as_const(m_all)) {
        if (matches(package, m_words))
            m_shown.append(package);
    }
    endResetModel();
}

int PackageModel::rowOf(const QUuid& id) const
{
    for (int row = 0; row < m_shown.size(); ++row) {
        if (m_shown.at(row).id == id)
            return row;
    }
    return -1;
}

int PackageModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

QVariant PackageModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Package& package = m_shown.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return package.title;
    case FactsRole:
        return factsOf(package);
    case IdRole:
        return package.id;
    case Qt::AccessibleTextRole:
        return QString(package.title + QStringLiteral(", ") + factsOf(package));
    case Qt::ToolTipRole:
        return package.description.isEmpty() ? package.title : wordsOfHtml(package.description);
    default:
        return {};
    }
}

} // namespace lectern
