#include "workspace/row_filter.h"

#include "wire/json_read.h"

#include <algorithm>

namespace lectern {
namespace {

/// Folded for searching: no case, no accents.
QString folded(const QString& text)
{
    QString result;
    const QString decomposed = text.normalized(QString::NormalizationForm_KD);
    result.reserve(decomposed.size());
    for (const QChar c : decomposed) {
        if (!c.isMark())
            result.append(c.toCaseFolded());
    }
    return result;
}

/// Ids are written in hexadecimal digits: other words need not look for themselves there.
bool canBeInId(const QString& word)
{
    return std::all_of(word.begin(), word.end(), [](QChar c) {
        return c == u'-' || (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
    });
}

} // namespace

bool isInView(const SessionRow& row, SessionView view)
{
    switch (view) {
    case SessionView::ToScore:
        return row.isToScore();
    case SessionView::InProgress:
        return row.isToScore() && row.session->status == SessionStatus::InProgress;
    case SessionView::NeedsAttention:
        return row.needsAttention();
    case SessionView::Completed:
        return row.isCompleted();
    case SessionView::All:
        return true;
    }
    return true;
}

RowFilter::RowFilter(const SessionQuery& query)
    : m_query(query)
    , m_words(folded(query.text).split(QLatin1Char(' '), Qt::SkipEmptyParts))
{
}

bool RowFilter::passes(const SessionRow& row)
{
    const Session& session = *row.session;
    return isInView(row, m_query.view) && (!m_query.package || session.package.id == *m_query.package) &&
           (!m_query.activity || session.activityId == m_query.activity) &&
           (!m_query.status || session.status.word() == *m_query.status) && hasEveryWord(row);
}

/// Many sessions share few texts, so that folding each text once is next to nothing.
bool RowFilter::has(const QString& text, const QString& word)
{
    auto known = m_folded.find(text);
    if (known == m_folded.end())
        known = m_folded.insert(text, folded(text));
    return known->contains(word);
}

bool RowFilter::hasEveryWord(const SessionRow& row)
{
    const Session& session = *row.session;
    const QStringList& platforms = session.package.targetPlatforms;
    return std::all_of(m_words.cbegin(), m_words.cend(), [&](const QString& word) {
        return has(session.package.title, word) || has(session.package.version, word) ||
               has(row.label, word) || has(session.status.word(), word) ||
               std::any_of(platforms.cbegin(), platforms.cend(),
                           [&](const QString& platform) { return has(platform, word); }) ||
               (canBeInId(word) && wire::toText(session.id).contains(word));
    });
}

} // namespace lectern
