#include "ui/shell/draft_keeper.h"

#include "workspace/console.h"

#include <algorithm>
#include <chrono>

using namespace std::chrono_literals;

namespace lectern {

DraftKeeper::DraftKeeper(Console& console, QObject* parent) : QObject(parent), m_console(console)
{
    m_retry.setSingleShot(true);
    m_retry.setInterval(5s);
    connect(&m_retry, &QTimer::timeout, this, &DraftKeeper::tryAgain);
    connect(&console, &Console::draftSaved, this, &DraftKeeper::onSaved);
    connect(&console, &Console::draftRefused, this, &DraftKeeper::onRefused);
}

void DraftKeeper::save(const QUuid& session, const DraftValues& values)
{
    Draft& draft = m_drafts[session];
    draft.values = values;
    draft.refused = false;
    ++draft.onTheWay;
    m_console.saveDraft(session, values);
}

std::optional<DraftValues> DraftKeeper::unsaved(const QUuid& session) const
{
    const auto draft = m_drafts.constFind(session);
    return draft != m_drafts.cend() && draft->refused ? std::optional(draft->values) : std::nullopt;
}

void DraftKeeper::forget(const QUuid& session)
{
    if (m_drafts.remove(session))
        tellIfAnswered(); // what is still said of it is about nothing
}

void DraftKeeper::clear()
{
    m_retry.stop();
    m_drafts.clear();
}

// Answers come in the order of what was handed over: the last one is about the newest text.
void DraftKeeper::onSaved(const QUuid& session)
{
    const auto draft = m_drafts.find(session);
    if (draft == m_drafts.end())
        return;
    draft->told = false;
    if (--draft->onTheWay <= 0)
        m_drafts.remove(session);
    tellIfAnswered();
}

void DraftKeeper::onRefused(const QUuid& session, const Failure& failure)
{
    const auto draft = m_drafts.find(session);
    if (draft == m_drafts.end() || --draft->onTheWay > 0)
        return; // a newer one is on its way
    draft->onTheWay = 0;
    draft->refused = true;
    m_failure = failure;
    if (!m_retry.isActive())
        m_retry.start();
    if (!std::exchange(draft->told, true))
        Q_EMIT refused(session, failure);
    tellIfAnswered();
}

void DraftKeeper::tellIfAnswered()
{
    if (m_drafts.isEmpty())
        m_failure = {};
    if (std::none_of(m_drafts.cbegin(), m_drafts.cend(),
                     [](const Draft& draft) { return draft.onTheWay > 0; }))
        Q_EMIT answered();
}

void DraftKeeper::tryAgain()
{
    QHash<QUuid, DraftValues> again;
    for (auto draft = m_drafts.cbegin(); draft != m_drafts.cend(); ++draft) {
        if (draft->refused)
            again.insert(draft.key(), draft->values);
    }
    for (auto each = again.cbegin(); each != again.cend(); ++each)
        save(each.key(), each.value());
}

} // namespace lectern
