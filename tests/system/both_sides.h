#pragma once

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUuid>

namespace lectern::test {

/// What the server's database says: read by a connection of its own, also while the server runs.
struct ServerBook
{
    bool readable = false;
    QHash<QUuid, double> scores;   ///< of completed sessions
    QHash<QUuid, int> completions; ///< xAPI statements by session: one is stored with each completion

    static ServerBook read(const QString& databaseFile);
};

/// What the computer has recorded in the one account of a profile, and how that agrees with the server.
struct Reckoning
{
    int records = 0;
    int interrupted = 0; ///< times that a try was cut off by the end of its process
    int unknown = 0;     ///< records whose outcome was unknown at some time
    int compared = 0;    ///< records that were confirmed by comparison
    QStringList wrong;   ///< what is not as it should be, in words; empty is good
};

/// All records are delivered, each session was completed once and as recorded, all of @p saidSaved is there,
/// and the history holds. Nobody else may have the account open.
Reckoning reckon(const QString& profile, const QString& serverDatabase, const QList<QUuid>& saidSaved);

/// The folder of the one account of a profile; empty if there is none.
QString onlyAccountFolder(const QString& profile);

} // namespace lectern::test
