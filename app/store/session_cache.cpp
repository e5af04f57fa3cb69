#include "store/session_cache.h"

#include "store/database.h"
#include "store/header_check.h"
#include "store/private_files.h"
#include "store/session_difference.h"
#include "store/session_rows.h"
#include "store/sql_failure.h"
#include "store/transaction.h"

#include <QFile>

#include <algorithm>
#include <utility>

namespace lectern {
using namespace Qt::StringLiterals;

namespace {

/// Counts up with the tables and with the rows' format; an older file is simply not looked at any more.
constexpr int kVersion = 2;

Failure damagedRow(const QByteArray& id)
{
    return damagedFile(u"cache row %1"_s.arg(QString::fromLatin1(id.toHex())));
}

void removeFiles(const QString& path)
{
    for (const auto& suffix : {""_L1, "-wal"_L1, "-shm"_L1})
        QFile::remove(path + suffix);
}

Outcome makeTables(Database& database)
{
    auto version = database.userVersion();
    if (!version)
        return version.error();
    if (*version == kVersion)
        return Done{};
    if (*version != 0)
        return damagedFile(u"cache version %1"_s.arg(*version));
    Transaction transaction(database);
    if (!transaction.begun())
        return transaction.begun();
    const QStringList tables{
        u"CREATE TABLE sessions (id BLOB PRIMARY KEY NOT NULL, content BLOB NOT NULL) WITHOUT ROWID"_s,
        u"CREATE TABLE shared (number INTEGER PRIMARY KEY, content BLOB NOT NULL)"_s,
        u"CREATE TABLE packages (id BLOB PRIMARY KEY NOT NULL, content BLOB NOT NULL) WITHOUT ROWID"_s,
        u"CREATE TABLE marks (list TEXT PRIMARY KEY NOT NULL, etag TEXT NOT NULL, fetched_at INTEGER)"_s,
        u"CREATE TABLE first_page (number INTEGER PRIMARY KEY, content BLOB NOT NULL)"_s,
    };
    for (const QString& sql : tables) {
        if (auto done = database.exec(sql); !done)
            return done;
    }
    if (auto done = database.setUserVersion(kVersion); !done)
        return done;
    return transaction.commit();
}

Result<std::unique_ptr<Database>> openFile(const QString& path)
{
    if (auto sound = checkHeader(path); !sound)
        return sound.error();
    auto opened = Database::open(path, Durability::Disposable);
    if (opened) {
        if (auto made = makeTables(**opened); !made)
            return made.error();
    }
    return opened;
}

Outcome setMark(Database& database, const QString& list, const FetchMark& mark)
{
    auto save =
        database.prepare(u"INSERT INTO marks (list, etag, fetched_at) VALUES (?, ?, ?) ON CONFLICT (list) DO "
                         "UPDATE SET etag = excluded.etag, fetched_at = excluded.fetched_at"_s);
    return save.run({list, mark.etag, toValue(mark.fetchedAt)});
}

FetchMark markOf(Database& database, const QString& list)
{
    auto find = database.prepare(u"SELECT etag, fetched_at FROM marks WHERE list = ?"_s);
    if (find.run({list}) && find.next())
        return {find.text(0), find.time(1)};
    return {};
}

Result<QList<Session>> readSessions(Database& database)
{
    rows::SharedValues shared;
    if (auto done = shared.load(database); !done)
        return done.error();
    auto read = database.prepare(u"SELECT id, content FROM sessions ORDER BY id"_s);
    if (auto done = read.run(); !done)
        return done.error();
    QList<Session> sessions;
    while (read.next()) {
        auto session = rows::unpackSession(read.bytes(0), read.bytes(1), shared);
        if (!session)
            return damagedRow(read.bytes(0));
        sessions.append(std::move(*session));
    }
    if (auto ended = read.end(); !ended)
        return ended.error();
    return sessions;
}

Result<QList<Session>> readSome(Database& database, const QList<QUuid>& ids)
{
    rows::SharedValues shared;
    if (auto done = shared.load(database); !done)
        return done.error();
    QList<Session> sessions;
    for (const QUuid& id : ids) {
        auto read = database.prepare(u"SELECT content FROM sessions WHERE id = ?"_s);
        if (auto done = read.run({id.toRfc4122()}); !done)
            return done.error();
        if (!read.next())
            continue;
        auto session = rows::unpackSession(id.toRfc4122(), read.bytes(0), shared);
        if (!session)
            return damagedRow(id.toRfc4122());
        sessions.append(std::move(*session));
    }
    return sessions;
}

Outcome putSome(Database& database, const QList<Session>& sessions)
{
    Transaction transaction(database);
    if (!transaction.begun())
        return transaction.begun();
    rows::SharedValues shared;
    if (auto done = shared.load(database); !done)
        return done;
    for (const Session& session : sessions) {
        const QByteArray content = rows::pack(session, shared);
        if (auto done = rows::writeSession(database, session.id.toRfc4122(), content); !done)
            return done;
    }
    if (auto done = shared.storeNew(database); !done)
        return done;
    auto forget = database.prepare(u"UPDATE marks SET etag = '' WHERE list = 'sessions'"_s);
    if (auto done = forget.run(); !done)
        return done;
    return transaction.commit();
}

Outcome putPackages(Database& database, const QList<Package>& packages, const FetchMark& mark)
{
    Transaction transaction(database);
    if (!transaction.begun())
        return transaction.begun();
    auto clear = database.prepare(u"DELETE FROM packages"_s);
    if (auto done = clear.run(); !done)
        return done;
    auto write = database.prepare(u"INSERT OR REPLACE INTO packages (id, content) VALUES (?, ?)"_s);
    for (const Package& package : packages) {
        if (auto done = write.run({package.id.toRfc4122(), rows::pack(package)}); !done)
            return done;
    }
    if (auto done = setMark(database, u"packages"_s, mark); !done)
        return done;
    return transaction.commit();
}

Result<QList<Package>> readPackages(Database& database)
{
    auto read = database.prepare(u"SELECT id, content FROM packages"_s);
    if (auto done = read.run(); !done)
        return done.error();
    QList<Package> packages;
    while (read.next()) {
        auto package = rows::unpackPackage(read.bytes(1));
        if (!package)
            return damagedRow(read.bytes(0));
        packages.append(std::move(*package));
    }
    if (auto ended = read.end(); !ended)
        return ended.error();
    std::sort(packages.begin(), packages.end(),
              [](const Package& a, const Package& b) { return a.title.localeAwareCompare(b.title) < 0; });
    return packages;
}

} // namespace

SessionCache::SessionCache(QString path, std::unique_ptr<Database> database)
    : m_path(std::move(path))
    , m_database(std::move(database))
{
}

SessionCache::~SessionCache() = default;

Result<std::unique_ptr<SessionCache>> SessionCache::open(const QString& accountFolder)
{
    if (auto made = makePrivateFolder(accountFolder); !made)
        return made.error();
    const QString path = u"%1/cache_v%2.sqlite"_s.arg(accountFolder).arg(kVersion);
    auto database = openFile(path);
    if (!database && database.error().reason == FailureReason::Damaged) {
        removeFiles(path);
        database = openFile(path);
    }
    if (!database)
        return database.error();
    return std::unique_ptr<SessionCache>(new SessionCache(path, std::move(database).value()));
}

Result<std::unique_ptr<SessionCache>> SessionCache::openInMemory()
{
    auto database = openFile(Database::kInMemory);
    if (!database)
        return database.error();
    return std::unique_ptr<SessionCache>(new SessionCache(Database::kInMemory, std::move(database).value()));
}

Outcome SessionCache::startAnew()
{
    m_database.reset();
    if (m_path != Database::kInMemory)
        removeFiles(m_path);
    auto database = openFile(m_path);
    if (!database)
        return database.error();
    m_database = std::move(database).value();
    return Done{};
}

/// What @p work says of the file; if the file is damaged, what it says of an empty one.
template <typename Work>
auto SessionCache::healing(const Work& work) -> decltype(work(std::declval<Database&>()))
{
    if (!m_database) { // an earlier startAnew() failed
        if (auto anew = startAnew(); !anew)
            return anew.error();
    }
    auto result = work(*m_database);
    if (result || result.error().reason != FailureReason::Damaged)
        return result;
    qWarning("store: the cache is made anew: %s", qUtf8Printable(result.error().detail));
    if (auto anew = startAnew(); !anew)
        return anew.error();
    return work(*m_database);
}

Result<ApplyReport> SessionCache::applySessions(const QList<Session>& sessions, const FetchMark& mark)
{
    return healing([&](Database& database) -> Result<ApplyReport> {
        Transaction transaction(database);
        if (!transaction.begun())
            return transaction.begun().error();
        auto report = rows::applySessions(database, sessions);
        if (!report)
            return report;
        if (auto done = setMark(database, u"sessions"_s, mark); !done)
            return done.error();
        if (auto done = transaction.commit(); !done)
            return done.error();
        return report;
    });
}

Result<QList<Session>> SessionCache::sessions()
{
    return healing(readSessions);
}

std::optional<Session> SessionCache::session(const QUuid& id)
{
    const auto found = sessions(QList<QUuid>{id});
    return found && !found->isEmpty() ? std::optional(found->first()) : std::nullopt;
}

Result<QList<Session>> SessionCache::sessions(const QList<QUuid>& ids)
{
    return healing([&](Database& database) { return readSome(database, ids); });
}

Outcome SessionCache::putSessions(const QList<Session>& sessions)
{
    return healing([&](Database& database) { return putSome(database, sessions); });
}

FetchMark SessionCache::sessionsMark()
{
    return m_database ? markOf(*m_database, u"sessions"_s) : FetchMark();
}

Outcome SessionCache::touchSessions(const QDateTime& fetchedAt)
{
    return healing([&](Database& database) {
        return setMark(database, u"sessions"_s, {markOf(database, u"sessions"_s).etag, fetchedAt});
    });
}

QByteArray SessionCache::firstPage()
{
    if (!m_database)
        return {};
    auto read = m_database->prepare(u"SELECT content FROM first_page"_s);
    return read.run() && read.next() ? read.bytes(0) : QByteArray();
}

Outcome SessionCache::setFirstPage(const QByteArray& content)
{
    return healing([&](Database& database) {
        auto write = database.prepare(u"INSERT OR REPLACE INTO first_page (number, content) VALUES (1, ?)"_s);
        return write.run({content.isNull() ? QByteArray("") : content});
    });
}

Outcome SessionCache::applyPackages(const QList<Package>& packages, const FetchMark& mark)
{
    return healing([&](Database& database) { return putPackages(database, packages, mark); });
}

Result<QList<Package>> SessionCache::packages()
{
    return healing(readPackages);
}

FetchMark SessionCache::packagesMark()
{
    return m_database ? markOf(*m_database, u"packages"_s) : FetchMark();
}

} // namespace lectern
