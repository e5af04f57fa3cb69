#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace lectern::bench {

/// What one refresh took, in a process of its own.
struct RefreshFigures
{
    double ms = 0.0;     ///< from the wish to the list being kept and listed
    double peakMb = 0.0; ///< VmHWM of the process
    double databaseMb = 0.0;
    int sessions = 0;
};

/// Starts this program again, which fetches the list of @p root into a new account under @p folder.
std::optional<RefreshFigures> refreshInChild(const QString& root, const QString& token,
                                             const QString& folder);

bool isRefreshChild(const QStringList& arguments);
int runRefreshChild(const QStringList& arguments);

} // namespace lectern::bench
