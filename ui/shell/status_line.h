#pragma once

#include "ui/shell/connection_words.h"

#include <QWidget>

class QPushButton;

namespace lectern {

class IconLabel;

/// The foot of the window: connection and list at its beginning, what waits and what is selected at its end.
/// UI thread.
class StatusLine : public QWidget
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget* parent = nullptr);

    void setConnection(const ConnectionStatus& status, bool listIsEmpty);
    /// "1 of 32 selected"; nothing for an empty list.
    void setSelection(int selected, int count);
    /// Says, as long as it is so, that this is a demo and that nothing leaves this computer.
    /// Nobody is signed in: there is nothing to say.
    void clear();
    /// Tells a change of state to screen readers, once: "Delivered, Group B, seat 4".
    void announceState(const QString& words);

Q_SIGNALS:
    void attentionRequested(); ///< show what needs attention

private:
    static void show(IconLabel* label, const StatusWords& words);
    void showAttention(const StatusWords& words);

    IconLabel* m_connection = nullptr;
    IconLabel* m_demo = nullptr;
    IconLabel* m_clock = nullptr;
    QPushButton* m_attention = nullptr;
    IconLabel* m_sending = nullptr;
    IconLabel* m_saved = nullptr;
    IconLabel* m_nothing = nullptr;
    IconLabel* m_selection = nullptr;
};

} // namespace lectern
