#pragma once

#include "ui/common/icons.h"
#include "workspace/connection_status.h"

#include <QCoreApplication>
#include <QLocale>

#include <optional>

namespace lectern {

/// One item of the status line.
struct StatusWords
{
    std::optional<IconName> icon;
    QString text; ///< empty: nothing to show
    Tone tone = Tone::Secondary;

    bool operator==(const StatusWords&) const = default;
};

/// What the info strip says; an empty fact means that there is no strip.
struct StripWords
{
    IconName icon = IconName::Info;
    QString fact;
    QString consequence;
    QString action;

    bool operator==(const StripWords&) const = default;
};

/// How the way to the server stands, in words. Pure; any thread.
class ConnectionWords
{
    Q_DECLARE_TR_FUNCTIONS(lectern::ConnectionWords)

public:
    /// @p now decides what is today; UTC.
    ConnectionWords(ConnectionStatus status, QDateTime now, const QLocale& locale = QLocale());

    [[nodiscard]] StripWords strip() const;
    /// "Online · list from 10:31"; @p listIsEmpty: "Online · checked 10:31, the list is empty".
    [[nodiscard]] StatusWords connection(bool listIsEmpty) const;
    [[nodiscard]] StatusWords attention() const; ///< "2 need attention"
    [[nodiscard]] StatusWords sending() const;   ///< "Sending 1"
    [[nodiscard]] StatusWords saved() const;     ///< "3 saved on this computer"
    /// "This computer's clock is 3 min ahead of the server's" from a minute on.
    [[nodiscard]] StatusWords clock() const;
    /// "Nothing waiting" when none of the three above has anything to say.
    [[nodiscard]] StatusWords nothing() const;

private:
    [[nodiscard]] QString moment(const QDateTime& time) const;
    [[nodiscard]] QString state() const;
    [[nodiscard]] QString span(qint64 ms) const;

    ConnectionStatus m_status;
    QDateTime m_now;
    QLocale m_locale;
};

} // namespace lectern
