#include "bare_store.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>

#include <sqlite3.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace lectern::bench {

BareStore::BareStore(const QString& path, Sync sync)
{
    const bool ready =
        sqlite3_open(path.toUtf8().constData(), &m_file) == SQLITE_OK && exec("PRAGMA journal_mode = WAL") &&
        exec(sync == Sync::Full ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL") &&
        exec("CREATE TABLE bare (id BLOB PRIMARY KEY NOT NULL, content BLOB NOT NULL) WITHOUT ROWID");
    if (ready)
        sqlite3_prepare_v2(m_file, "INSERT INTO bare (id, content) VALUES (?, ?)", -1, &m_insert, nullptr);
}

BareStore::~BareStore()
{
    sqlite3_finalize(m_insert);
    sqlite3_close(m_file);
}

bool BareStore::exec(const char* sql)
{
    return sqlite3_exec(m_file, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
}

bool BareStore::insert(const QByteArray& id, const QByteArray& content)
{
    sqlite3_bind_blob(m_insert, 1, id.constData(), int(id.size()), SQLITE_STATIC);
    sqlite3_bind_blob(m_insert, 2, content.constData(), int(content.size()), SQLITE_STATIC);
    const bool done = sqlite3_step(m_insert) == SQLITE_DONE;
    sqlite3_reset(m_insert);
    return done;
}

double fdatasyncRate(const QString& folder)
{
    constexpr int kRounds = 300;
    QFile file(folder + u"/fdatasync"_s);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return 0.0;
    const QByteArray block(4096, 'x');
    QElapsedTimer timer;
    timer.start();
    for (int round = 0; round < kRounds; ++round) {
        if (file.write(block) != block.size() || fdatasync(file.handle()) != 0)
            return 0.0;
    }
    return kRounds * 1e9 / double(timer.nsecsElapsed());
}

QString benchFolder()
{
    return QCoreApplication::applicationDirPath() + u"/bench-XXXXXX"_s;
}

} // namespace lectern::bench
