#pragma once

#include "domain/record.h"
#include "ui/common/icons.h"
#include "workspace/connection_status.h"

#include <QObject>

class QTimer;

namespace lectern {

class UndoBar;

/// The undo bar after Complete: counts down while the record is held back and goes when it is sent. UI
/// thread.
class UndoNotice : public QObject
{
    Q_OBJECT

public:
    UndoNotice(UndoBar* bar, QObject* parent);

    /// @p name: how people call the session.
    void open(const Record& record, const QString& name);
    void setConnection(const ConnectionStatus& status);
    /// Closes the bar when it is about this record and it cannot be recalled any more.
    void update(const Record& record);
    void close();
    /// Says once why something was not done, or that it was; nothing to recall.
    void tell(const QString& words, IconName icon = IconName::Warning);
    /// Null: nothing to recall.
    [[nodiscard]] QUuid record() const { return m_record.id; }
    [[nodiscard]] QUuid session() const { return m_record.sessionId; }

Q_SIGNALS:
    void recallRequested(const QUuid& record);
    void changed(); ///< record() is another one

private:
    [[nodiscard]] QString text() const;
    void tick();

    UndoBar* m_bar;
    QTimer* m_second = nullptr;
    Record m_record;
    QString m_name;
    bool m_online = true;
};

} // namespace lectern
