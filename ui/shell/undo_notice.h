#pragma once

#include "domain/record.h"
#include "ui/common/icons.h"
#include "workspace/connection_status.h"

#include <QList>
#include <QObject>

#include <functional>

class QTimer;

namespace lectern {

class UndoBar;

/// The undo bar after Complete: says how many completions can still be recalled and counts down for the
/// newest of them. Recall takes the newest one back, then the one before it. It goes when all of them are
/// sent. UI thread.
class UndoNotice : public QObject
{
    Q_OBJECT

public:
    /// A completion that can be recalled still.
    struct Held
    {
        Record record;
        QString name; ///< how people call its session
    };

    UndoNotice(UndoBar* bar, QObject* parent);

    /// Opens the bar for one more completion. @p name: how people call the session.
    void open(const Record& record, const QString& name);
    void setConnection(const ConnectionStatus& status);
    /// The record is taken out when it cannot be recalled any more.
    void update(const Record& record);
    /// It is being recalled.
    void remove(const QUuid& record);
    /// Its completion was recalled, wherever that was asked for.
    void removeSession(const QUuid& session);
    /// The clock of what is held stands still while people are asked whether they want to leave.
    void setClockStopped(bool stopped);
    /// Forgets all of them, and closes the bar.
    void clear();
    void retranslate();
    /// Says once why something was not done, or that it was. What can be recalled stays so.
    void tell(const QString& words, IconName icon = IconName::Warning);
    /// The newest; null: nothing to recall.
    [[nodiscard]] QUuid record() const;
    /// Oldest first.
    [[nodiscard]] const QList<Held>& held() const { return m_held; }

Q_SIGNALS:
    void recallRequested(const QUuid& record);
    void changed(); ///< record() is another one

private:
    void removeIf(const std::function<bool(const Held&)>& isGone);
    void show(bool announced);
    void hide();
    [[nodiscard]] QString fact() const;
    [[nodiscard]] QString text() const;
    void showKey();
    void tick();

    UndoBar* m_bar;
    QTimer* m_second = nullptr;
    QList<Held> m_held;
    bool m_online = true;
    bool m_clockStopped = false;
    bool m_tells = false; ///< the bar says something else at the moment
};

} // namespace lectern
