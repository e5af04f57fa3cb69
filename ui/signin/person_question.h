#pragma once

#include "workspace/account_info.h"

#include <QDialog>
#include <QList>
#include <QUuid>

namespace lectern {

/// "Are you …?", where a server does not tell whose sign-in it is (contract: who is signed in). Deletes
/// itself when it is closed; closed without an answer it is rejected(). UI thread.
class PersonQuestion : public QDialog
{
    Q_OBJECT

public:
    /// @p candidates: accounts of this server on this computer; at least one.
    PersonQuestion(const QList<AccountInfo>& candidates, QWidget* parent);

Q_SIGNALS:
    void answered(const QUuid& accountId); ///< null: somebody else

private:
    void addAnswer(const QString& text, const QString& name, const QUuid& accountId);
};

} // namespace lectern
