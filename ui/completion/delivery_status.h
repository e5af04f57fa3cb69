#pragma once

#include "domain/record.h"
#include "ui/common/icons.h"
#include "workspace/connection_status.h"

#include <QCoreApplication>

namespace lectern {

/// How far a record got, in the long words of the detail. Pure; any thread.
class DeliveryStatus
{
    Q_DECLARE_TR_FUNCTIONS(lectern::DeliveryStatus)

public:
    /// @p now: UTC.
    DeliveryStatus(QDateTime now, ConnectionStatus connection);

    struct Words
    {
        IconName icon = IconName::Info;
        Tone iconTone = Tone::Secondary;
        QString fact; ///< "Saved on this computer"
        QString then; ///< "will be sent in 8 s", "sent when online"; may be empty
        QString toDo; ///< needs attention: what to do
    };
    [[nodiscard]] Words of(const Record& record) const;
    /// The words change by themselves within the next seconds.
    [[nodiscard]] bool isCounting(const Record& record) const;

private:
    [[nodiscard]] Words queued(const Record& record) const;
    [[nodiscard]] Words discarded(const Record& record) const;
    [[nodiscard]] static Words attention(const Record& record);
    [[nodiscard]] static QString sentWords(int status, const QString& at);
    [[nodiscard]] QString whenSent(const Record& record) const;

    QDateTime m_now;
    ConnectionStatus m_connection;
};

} // namespace lectern
