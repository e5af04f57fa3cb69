#include "store/session_difference.h"

#include "store/database.h"
#include "store/session_rows.h"
#include "store/sql_failure.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>
#include <vector>

namespace lectern::rows {
using namespace Qt::StringLiterals;

namespace {

/// A session by its id in the bytes that SQLite sorts it by. The rows are packed when they are looked at:
/// all of them at once would be a second list in memory.
struct Wanted
{
    std::array<char, 16> id{};
    const Session* session = nullptr;

    explicit Wanted(const Session& from) : session(&from)
    {
        qToBigEndian(from.id.data1, id.data());
        qToBigEndian(from.id.data2, id.data() + 4);
        qToBigEndian(from.id.data3, id.data() + 6);
        std::memcpy(id.data() + 8, from.id.data4, 8);
    }
    [[nodiscard]] QByteArray key() const { return {id.data(), qsizetype(id.size())}; }
    [[nodiscard]] int compareTo(const QByteArray& other) const
    {
        return std::memcmp(id.data(), other.constData(), id.size());
    }
    [[nodiscard]] bool operator<(const Wanted& other) const
    {
        return std::memcmp(id.data(), other.id.data(), id.size()) < 0;
    }
};

std::vector<Wanted> sorted(const QList<Session>& sessions)
{
    std::vector<Wanted> wanted;
    wanted.reserve(std::size_t(sessions.size()));
    for (const Session& session : sessions)
        wanted.emplace_back(session);
    std::stable_sort(wanted.begin(), wanted.end());
    // Of two of the same id the later one counts.
    const auto end = std::unique(wanted.rbegin(), wanted.rend(),
                                 [](const Wanted& a, const Wanted& b) { return a.id == b.id; });
    wanted.erase(wanted.begin(), end.base());
    return wanted;
}

struct Difference
{
    std::vector<const Wanted*> write;
    QList<QByteArray> remove;
    ApplyReport report;
};

Failure damagedTable(const char* why)
{
    return damagedFile(u"cache, sessions: %1"_s.arg(QLatin1String(why)));
}

/// One walk through both lists, which are sorted alike. Damaged if the table's is not: a row would be looked
/// for where it is not.
Result<Difference> compare(Database& database, const std::vector<Wanted>& wanted, SharedValues& shared)
{
    Difference difference;
    auto read = database.prepare(u"SELECT id, content FROM sessions ORDER BY id"_s);
    if (auto done = read.run(); !done)
        return done.error();
    auto next = wanted.cbegin();
    const auto add = [&] {
        difference.write.push_back(&*next++);
        ++difference.report.added;
    };
    QByteArray id;
    while (read.next()) {
        const QByteArray before = std::exchange(id, read.bytes(0));
        if (id.size() != qsizetype(sizeof(Wanted::id)) || id <= before)
            return damagedTable("not in order");
        while (next != wanted.cend() && next->compareTo(id) < 0)
            add();
        if (next == wanted.cend() || next->compareTo(id) != 0) {
            difference.remove.append(id);
            ++difference.report.removed;
            continue;
        }
        if (pack(*next->session, shared) != read.bytes(1)) {
            difference.write.push_back(&*next);
            ++difference.report.changed;
        }
        ++next;
    }
    if (auto ended = read.end(); !ended)
        return ended.error();
    while (next != wanted.cend())
        add();
    return difference;
}

/// A page of a damaged file can be given away twice, and rows go with it that nobody touched.
Outcome checkCount(Database& database, std::size_t expected)
{
    auto read = database.prepare(u"SELECT count(*) FROM sessions"_s);
    if (auto done = read.run(); !done)
        return done;
    if (!read.next() || std::size_t(read.integer(0)) != expected)
        return damagedTable("not what was written");
    return Done{};
}

} // namespace

Outcome writeSession(Database& database, const QByteArray& id, const QByteArray& content)
{
    auto write =
        database.prepare(u"INSERT INTO sessions (id, content) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET "
                         "content = excluded.content"_s);
    return write.run({id, content});
}

Result<ApplyReport> applySessions(Database& database, const QList<Session>& sessions)
{
    SharedValues shared;
    if (auto done = shared.load(database); !done)
        return done.error();
    const std::vector<Wanted> wanted = sorted(sessions);
    const auto difference = compare(database, wanted, shared);
    if (!difference)
        return difference.error();
    for (const Wanted* row : difference->write) {
        if (auto done = writeSession(database, row->key(), pack(*row->session, shared)); !done)
            return done.error();
    }
    auto remove = database.prepare(u"DELETE FROM sessions WHERE id = ?"_s);
    for (const QByteArray& id : difference->remove) {
        if (auto done = remove.run({id}); !done)
            return done.error();
    }
    if (auto done = shared.storeNew(database); !done)
        return done.error();
    if (auto done = shared.removeUnused(database); !done)
        return done.error();
    if (difference->report.anything()) {
        if (auto sound = checkCount(database, wanted.size()); !sound)
            return sound.error();
    }
    return difference->report;
}

} // namespace lectern::rows
