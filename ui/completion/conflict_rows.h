#pragma once

#include "domain/clock.h"
#include "domain/record.h"
#include "domain/session.h"
#include "ui/common/icons.h"

#include <QCoreApplication>
#include <QList>

#include <optional>

namespace lectern {

/// One field of two results.
struct ConflictRow
{
    enum class Verdict {
        Same,
        Differs,
        Unknown, ///< the server does not tell
    };
    /// What stands in a cell. Without an icon for most.
    struct Cell
    {
        std::optional<IconName> icon;
        QString text;
        Tone tone = Tone::Text;

        bool operator==(const Cell&) const = default;
    };
    QString name;
    Cell ours;
    Cell theirs;
    Verdict verdict = Verdict::Unknown;
};

/// Our record and the server's result, field by field, in words. Pure; any thread.
class ConflictRows
{
    Q_DECLARE_TR_FUNCTIONS(lectern::ConflictRows)

public:
    /// @p server: nothing if the server's result is not known. @p now: UTC.
    static QList<ConflictRow> of(const Record& ours, const std::optional<Session>& server,
                                 const QDateTime& now, const QLocale& locale = QLocale());

private:
    ConflictRows(const Record& ours, const std::optional<Session>& server, QDateTime now,
                 const QLocale& locale);
    [[nodiscard]] ConflictRow row(const QString& name, const ConflictRow::Cell& ours,
                                  const ConflictRow::Cell& theirs, bool same) const;
    [[nodiscard]] ConflictRow score() const;
    [[nodiscard]] ConflictRow result() const;
    [[nodiscard]] ConflictRow time() const;
    [[nodiscard]] ConflictRow completed() const;
    [[nodiscard]] ConflictRow notes() const;
    [[nodiscard]] QString moment(const QDateTime& time) const;

    const Record& m_ours;
    const std::optional<Session>& m_server;
    const QDateTime m_now;
    const QLocale m_locale;
};

} // namespace lectern
