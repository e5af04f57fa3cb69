#pragma once

#include "domain/failure.h"
#include "domain/package.h"

#include <QDialog>
#include <QUuid>

#include <memory>
#include <optional>

namespace lectern {

class NewSessionParts;

/// Chooses the package, and perhaps the activity, of a new session (contract: POST /api/vr-sessions). UI
/// thread. Open it with open(); the caller closes it with accept() when the session is there.
class NewSessionDialog : public QDialog
{
    Q_OBJECT

public:
    explicit NewSessionDialog(QWidget* parent = nullptr);
    ~NewSessionDialog() override;

    /// The catalogue; sorted by title here. What was chosen stays chosen. May be called again while open.
    void setPackages(const QList<Package>& packages);
    [[nodiscard]] bool isBusy() const;

public Q_SLOTS:
    /// Ends the busy state and says why there is no session.
    void showFailure(const lectern::Failure& failure);
    void setBusy(bool busy);

Q_SIGNALS:
    /// The dialog is busy from here on.
    void createRequested(const QUuid& packageId, const std::optional<QUuid>& activityId);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void applySearch(const QString& words);
    void chooseAgain();
    bool checkActivity(bool finished);
    void requestSession();
    void updateState();

    std::unique_ptr<NewSessionParts> m_parts;
    QUuid m_chosen;
    bool m_busy = false;
};

} // namespace lectern
