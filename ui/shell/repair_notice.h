#pragma once

#include "domain/repair_report.h"

#include <QMessageBox>

namespace lectern {

/// Says that an account's file was damaged, what came through and where the damaged one is. Deletes itself
/// when it is closed. UI thread.
class RepairNotice : public QMessageBox
{
    Q_OBJECT

public:
    RepairNotice(const RepairReport& report, QWidget* parent);

    /// What stands below "The file with your results was damaged."
    [[nodiscard]] static QString words(const RepairReport& report);

Q_SIGNALS:
    /// A person has taken note. Until then it is said again at each start.
    void seen();
};

} // namespace lectern
