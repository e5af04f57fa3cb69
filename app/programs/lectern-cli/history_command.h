#pragma once

#include "account_command.h"

#include <QUuid>

namespace lectern::cli {

/// `history [ID]`: the rows of the history, or of one record, oldest first; `--verify`: whether they fit
/// together. Local. Rows are read and written in pages, so that their number does not matter.
class HistoryCommand final : public AccountCommand
{
    Q_OBJECT

public:
    using AccountCommand::AccountCommand;

protected:
    [[nodiscard]] Network network() const override { return Network::None; }
    bool check() override;
    void onOpened(Workspace& workspace) override;

private:
    void verify(RecordStore& store);
    Outcome list(RecordStore& store);
    Outcome writeAll(RecordStore& store);
    Outcome write(const QList<HistoryRow>& rows);

    QUuid m_record;      ///< null: all
    bool m_first = true; ///< nothing was written yet
};

} // namespace lectern::cli
