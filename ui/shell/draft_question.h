#pragma once

#include "domain/failure.h"
#include "ui/shell/unsent_question.h"

#include <QMessageBox>
#include <QStringList>

namespace lectern {

/// Asks before Lectern is left while what was entered is not on the disk. It is tried again meanwhile:
/// whoever opens this closes it when all is saved. Esc cancels. Deletes itself when it is closed. UI thread.
class DraftQuestion : public QMessageBox
{
    Q_OBJECT

public:
    DraftQuestion(UnsentQuestion::Way way, QWidget* parent);

    /// @p sessions: how people call them.
    void show(const QStringList& sessions, const Failure& failure);

Q_SIGNALS:
    void leaveChosen(); ///< without it
};

} // namespace lectern
