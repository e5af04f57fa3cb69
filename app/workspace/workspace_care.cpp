// What a Workspace does for its records when there is nothing else to do.
#include "workspace/workspace.h"

namespace lectern {

/// Once a week, when the start is over.
void Workspace::checkIntegrityIfDue()
{
    if (!m_store->integrityCheckDue())
        return;
    m_integrity = std::make_unique<IntegrityCheck>(m_store->folder() + QStringLiteral("/records.sqlite"));
    connect(m_integrity.get(), &IntegrityCheck::finished, this, &Workspace::onIntegrityChecked);
    m_integrity->start();
}

void Workspace::onIntegrityChecked(const Outcome& found)
{
    const Outcome noted = m_store->noteChecked(found);
    if (noted)
        return;
    if (noted.error().reason != FailureReason::Damaged) {
        emit failed(noted.error());
        return;
    }
    emit failed({FailureReason::Damaged,
                 tr("The file with the results on this computer is damaged. Close Lectern and start it "
                    "again: it brings "
                    "what can be read into a new file and keeps the damaged one."),
                 noted.error().detail});
}

} // namespace lectern
