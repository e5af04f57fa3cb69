#pragma once

#include "workspace/session_listing.h"

#include <QHash>
#include <QStringList>

namespace lectern {

/// Whether a row belongs into a view, filters aside.
bool isInView(const SessionRow& row, SessionView view);

/// Tells which rows a query wants. Thread: one; it remembers the texts that it has folded.
class RowFilter
{
public:
    explicit RowFilter(const SessionQuery& query);

    [[nodiscard]] bool passes(const SessionRow& row);

private:
    [[nodiscard]] bool hasEveryWord(const SessionRow& row);
    [[nodiscard]] bool has(const QString& text, const QString& word);

    SessionQuery m_query;
    QStringList m_words;
    QHash<QString, QString> m_folded;
};

} // namespace lectern
