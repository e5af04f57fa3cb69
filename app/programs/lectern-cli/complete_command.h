#pragma once

#include "account_command.h"
#include "domain/completion.h"

#include <QTimer>
#include <QUuid>

namespace lectern::cli {

/// `complete`: saves, then makes one try and waits at most 10 s for it. Once saved it ends with 0, or with 4
/// if the server's answer needs a person.
class CompleteCommand final : public AccountCommand
{
    Q_OBJECT

public:
    explicit CompleteCommand(CliOptions options);

protected:
    [[nodiscard]] Network network() const override;
    bool check() override;
    void onOpened(Workspace& workspace) override;
    void onOpenedUnconfirmed(Workspace& workspace) override;

private:
    bool readNumber(const QString& option, const char* fieldName, std::optional<double>& target);
    bool readNotes(std::optional<QString>& target);
    void trySending();
    void onRecordChanged(const Record& record);
    void onConnectionChanged();
    void onOutOfTime();
    void conclude();

    QUuid m_session;
    Completion m_completion;
    QUuid m_record;
    Workspace* m_workspace = nullptr;
    QTimer m_patience;
    bool m_tried = false;
    bool m_over = false;
};

} // namespace lectern::cli
