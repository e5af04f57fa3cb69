#pragma once

#include "domain/draft.h"
#include "domain/failure.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QTimer>
#include <QUuid>

#include <optional>

namespace lectern {

class Console;

/// Hands drafts to the core and keeps each until it is on the disk: one that could not be saved is tried
/// again every few seconds, also when its session is no longer shown. UI thread. The Console must outlive it.
class DraftKeeper : public QObject
{
    Q_OBJECT

public:
    explicit DraftKeeper(Console& console, QObject* parent = nullptr);

    void save(const QUuid& session, const DraftValues& values);
    [[nodiscard]] bool areSaved() const { return m_drafts.isEmpty(); }
    [[nodiscard]] QList<QUuid> unsavedSessions() const { return m_drafts.keys(); }
    /// Why the last refused one was; without words as long as nothing was refused.
    [[nodiscard]] const Failure& lastFailure() const { return m_failure; }
    /// What could not be saved is handed over once more, now.
    void tryAgain();
    /// What could not be saved yet.
    [[nodiscard]] std::optional<DraftValues> unsaved(const QUuid& session) const;
    /// Its result is saved: the draft went with it.
    void forget(const QUuid& session);
    /// The account was closed: its drafts are nobody's business here any more.
    void clear();
    void setRetryInterval(int ms) { m_retry.setInterval(ms); } ///< for tests

Q_SIGNALS:
    /// Once, until a draft of this session is saved.
    void refused(const QUuid& session, const lectern::Failure& failure);
    /// Nothing is on its way any more: each draft is on the disk, or was refused.
    void answered();

private:
    struct Draft
    {
        DraftValues values;   ///< the newest
        int onTheWay = 0;     ///< handed over, not answered yet
        bool refused = false; ///< the newest is not on the disk
        bool told = false;
    };

    void onSaved(const QUuid& session);
    void onRefused(const QUuid& session, const Failure& failure);
    void tellIfAnswered();

    Console& m_console;
    QHash<QUuid, Draft> m_drafts;
    Failure m_failure;
    QTimer m_retry;
};

} // namespace lectern
