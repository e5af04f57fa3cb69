#pragma once

#include "domain/package.h"
#include "domain/result.h"
#include "domain/session.h"
#include "store/session_difference.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <memory>
#include <optional>
#include <utility>

namespace lectern {

class Database;

/// When and in which version a list was fetched.
struct FetchMark
{
    QString etag;        ///< for If-None-Match; empty: none
    QDateTime fetchedAt; ///< our clock, UTC; invalid: never

    bool operator==(const FetchMark&) const = default;
};

/// Sessions and packages as last seen, cache_v2.sqlite. Disposable: a damaged file is made anew, so that
/// reading it then gives nothing, not an error. Thread: the one that opened it, which is not the records'
/// one. Errors of all calls: DiskFull, Storage.
class SessionCache
{
public:
    static Result<std::unique_ptr<SessionCache>> open(const QString& accountFolder);
    /// For a run without a usable folder: the list comes from the server, and goes with the program.
    static Result<std::unique_ptr<SessionCache>> openInMemory();
    ~SessionCache();
    SessionCache(const SessionCache&) = delete;
    SessionCache& operator=(const SessionCache&) = delete;

    /// Makes the cache what the server said, in one transaction that writes what differs only.
    Result<ApplyReport> applySessions(const QList<Session>& sessions, const FetchMark& mark);
    /// In the order of their ids. Equal packages share their texts.
    Result<QList<Session>> sessions();
    std::optional<Session> session(const QUuid& id);
    /// Those of them that are here, in this order.
    Result<QList<Session>> sessions(const QList<QUuid>& ids);
    /// Sessions that calls have answered with. The list's mark loses its etag: it no longer says what is
    /// here.
    Outcome putSessions(const QList<Session>& sessions);
    FetchMark sessionsMark();
    /// The list was fetched again and had not changed (304).
    Outcome touchSessions(const QDateTime& fetchedAt);

    /// What the first picture of the next start needs: the caller's bytes, empty if there are none.
    QByteArray firstPage();
    Outcome setFirstPage(const QByteArray& content);

    Outcome applyPackages(const QList<Package>& packages, const FetchMark& mark);
    Result<QList<Package>> packages(); ///< by title
    FetchMark packagesMark();

private:
    SessionCache(QString path, std::unique_ptr<Database> database);
    Outcome startAnew();
    template <typename Work>
    auto healing(const Work& work) -> decltype(work(std::declval<Database&>()));

    QString m_path;
    std::unique_ptr<Database> m_database;
};

} // namespace lectern
