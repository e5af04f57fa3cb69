#pragma once

#include "workspace/connection_status.h"

#include <QDialog>
#include <QList>
#include <QUuid>

class QPushButton;
class QScrollArea;

namespace lectern {

class IconLabel;
class ToneLabel;

/// Asks once, before Lectern is left with results that the server does not have: says what waits, lets what
/// is still held be recalled, and ends by itself when all have arrived. Esc cancels. Deletes itself when it
/// is closed. UI thread.
class UnsentQuestion : public QDialog
{
    Q_OBJECT

public:
    enum class Way { Quit, SignOut };
    /// A completion that nothing was sent of yet.
    struct Held
    {
        QUuid record;
        QUuid session;
        QString name; ///< how people call the session
    };

    UnsentQuestion(Way way, QWidget* parent);

    void setHeld(const QList<Held>& held);
    /// How many wait, and for what.
    void setStatus(const ConnectionStatus& status);
    void countArrival();
    /// A result was taken back. When nothing else waits there is nothing to ask any more, and nobody leaves.
    void removeHeld(const QUuid& session);

Q_SIGNALS:
    void recallRequested(const QUuid& record);
    void waitChosen();  ///< what was held may go; the question stays until all have arrived
    void leaveChosen(); ///< at once, or because all have arrived

private:
    void build();
    void showFacts();
    void showHeld();
    [[nodiscard]] QWidget* makeHeldRow(const Held& held);
    void leave();
    [[nodiscard]] QString sendingWords() const;
    [[nodiscard]] QString consequence() const;

    const Way m_way;
    ConnectionStatus m_status;
    QList<Held> m_held;
    int m_arrived = 0;
    bool m_waits = false;
    bool m_hadUnsent = false;
    bool m_left = false;
    ToneLabel* m_title = nullptr;
    IconLabel* m_sending = nullptr;
    ToneLabel* m_arrivedWords = nullptr;
    IconLabel* m_attention = nullptr;
    ToneLabel* m_consequence = nullptr;
    QScrollArea* m_heldList = nullptr;
    QPushButton* m_wait = nullptr;
    QPushButton* m_leave = nullptr;
    QPushButton* m_cancel = nullptr;
};

} // namespace lectern
