// What a Workspace does for its records when there is nothing else to do.
#include "workspace/workspace.h"

#include "store/record_files.h"

namespace lectern {

/// Once a week, when the start is over.
void Workspace::checkIntegrityIfDue()
{
    if (!m_store->integrityCheckDue())
        return;
    m_integrity = std::make_unique<IntegrityCheck>(RecordFiles(m_store->folder()).path());
    connect(m_integrity.get(), &IntegrityCheck::finished, this, &Workspace::onIntegrityChecked);
    m_integrity->start();
}

void Workspace::onIntegrityChecked(const Outcome& found)
{
    if (const Outcome noted = m_store->noteChecked(found); !noted)
        emit failed(noted.error());
}

} // namespace lectern
