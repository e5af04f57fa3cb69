#pragma once

#include "ui/common/icons.h"
#include "workspace/session_listing.h"

#include <QCoreApplication>
#include <QLocale>

#include <optional>

namespace lectern {

/// What stands in one cell of the sessions table: two lines, perhaps with an icon before the first.
struct CellWords
{
    QString first;
    QString second;
    std::optional<IconName> icon;
    Tone tone = Tone::Text; ///< of the icon, or of the pill

    [[nodiscard]] bool isEmpty() const { return first.isEmpty() && second.isEmpty(); }
    /// Both lines as one.
    [[nodiscard]] QString joined() const;
    bool operator==(const CellWords&) const = default;
};

/// The words of the sessions table, in the language and for the locale of people. Pure; any thread. Times
/// come in as UTC and are told in local time.
class SessionWords
{
    Q_DECLARE_TR_FUNCTIONS(lectern::SessionWords)

public:
    /// @p now decides what is called today; UTC.
    explicit SessionWords(const QDateTime& now, const QLocale& locale = QLocale());

    /// "Today", "Fri 20 Nov", "20 Nov 2025". Empty for an invalid time.
    [[nodiscard]] QString day(const QDateTime& time) const;
    /// "10:29"
    [[nodiscard]] QString timeOfDay(const QDateTime& time) const;
    /// One word for a moment that is past: "10:32" today, "Fri" within a week, else "20 Nov".
    [[nodiscard]] QString moment(const QDateTime& time) const;
    /// "34 min"; "< 1 min" for less than half a minute that isn't nothing.
    [[nodiscard]] QString minutes(qint64 seconds) const;
    /// "Quest 2, Quest 3"; words we do not know stand as they are.
    [[nodiscard]] static QString platforms(const QStringList& words);
    /// The server's word for a status, for people; one we do not know stands as it is.
    [[nodiscard]] static QString statusName(const QString& wireWord);

    /// The pill: our own queued, sending or delivered record makes a session Completed.
    [[nodiscard]] static CellWords status(const SessionRow& row);
    [[nodiscard]] CellWords started(const SessionRow& row) const;
    /// "78.5" over "Passed"; empty without a score.
    [[nodiscard]] CellWords result(const SessionRow& row) const;
    /// How far our own record or draft got; empty without one.
    [[nodiscard]] CellWords delivery(const SessionRow& row) const;
    /// The package's title; of a session that the server does not list, words that say so.
    [[nodiscard]] static QString title(const Session& session);
    /// How people call the session: its label, else its package.
    [[nodiscard]] static QString nameOf(const SessionRow& row);
    /// The whole row as one spoken sentence, in reading order.
    [[nodiscard]] QString sentence(const SessionRow& row) const;

private:
    [[nodiscard]] CellWords recordWords(const Record& record, const QDateTime& started) const;
    [[nodiscard]] static QString attentionWords(AttentionReason reason);

    QDateTime m_now; // local
    QLocale m_locale;
};

} // namespace lectern
