#include "both_sides.h"

#include "domain/clock.h"
#include "store/account_registry.h"
#include "store/profile.h"
#include "store/record_store.h"

#include <QDir>
#include <QSet>
#include <QSqlDatabase>
#include <QSqlQuery>

#include <cmath>

using namespace Qt::StringLiterals;

namespace lectern::test {
namespace {

QString text(const QUuid& id)
{
    return id.toString(QUuid::WithoutBraces);
}

void judge(const Record& record, const ServerBook& book, Reckoning& reckoning)
{
    const QString name = text(record.sessionId);
    if (record.state != RecordState::Delivered)
        reckoning.wrong << u"%1 is %2 %3: %4"_s.arg(name, toWord(record.state), toWord(record.reason),
                                                    record.lastErrorDetail);
    if (book.completions.value(record.sessionId) != 1)
        reckoning.wrong << u"%1 was completed %2 times"_s.arg(name).arg(
            book.completions.value(record.sessionId));
    const double recorded = record.completion.score ? record.completion.score->raw() : -1;
    const double stored = book.scores.value(record.sessionId, -1);
    if (std::abs(stored - recorded) > 0.001)
        reckoning.wrong << u"%1 was recorded with %2 and stored with %3"_s.arg(name).arg(recorded).arg(
            stored);
}

void readHistory(RecordStore& store, Reckoning& reckoning)
{
    const auto check = store.verifyHistory();
    if (!check || !check->ok)
        reckoning.wrong << u"the history does not hold: row %1"_s.arg(check ? check->firstBadRow : -1);
    constexpr int kAll = 1'000'000;
    const auto rows = store.historyAfter(0, kAll);
    if (!rows) {
        reckoning.wrong << rows.error().detail;
        return;
    }
    QSet<QUuid> unknown;
    for (const HistoryRow& row : *rows) {
        if (row.kind != "outcome_unknown"_L1)
            continue;
        unknown.insert(row.recordId);
        if (row.payload.contains("interrupted"_L1))
            ++reckoning.interrupted;
    }
    reckoning.unknown = int(unknown.size());
}

} // namespace

ServerBook ServerBook::read(const QString& databaseFile)
{
    ServerBook book;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"server-book"_s);
        database.setDatabaseName(databaseFile);
        database.setConnectOptions(u"QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=5000"_s);
        if (database.open()) {
            QSqlQuery query(database);
            query.setForwardOnly(true);
            book.readable = query.exec(u"SELECT id, score_raw FROM vr_sessions WHERE status = 'completed'"_s);
            while (query.next())
                book.scores.insert(query.value(0).toUuid(), query.value(1).toDouble());
            book.readable = book.readable &&
                            query.exec(u"SELECT session_id, count(*) FROM xapi_outbox GROUP BY session_id"_s);
            while (query.next())
                book.completions.insert(query.value(0).toUuid(), query.value(1).toInt());
        }
    }
    QSqlDatabase::removeDatabase(u"server-book"_s);
    return book;
}

QString onlyAccountFolder(const QString& profile)
{
    const Profile place(profile);
    const auto registry = AccountRegistry::open(place);
    const auto accounts = registry ? (*registry)->list() : Result<QList<Account>>(registry.error());
    return accounts && accounts->size() == 1 ? place.accountFolder(accounts->first().id) : QString();
}

Reckoning reckon(const QString& profile, const QString& serverDatabase, const QList<QUuid>& saidSaved)
{
    Reckoning reckoning;
    const SystemClock clock;
    const ServerBook book = ServerBook::read(serverDatabase);
    if (!book.readable)
        reckoning.wrong << u"the server's database cannot be read"_s;
    const QString folder = onlyAccountFolder(profile);
    if (!QDir(folder).entryList({u"*damaged*"_s}).isEmpty())
        reckoning.wrong << u"the file was taken for damaged"_s;
    const auto store = RecordStore::open(folder, clock);
    const auto records = store ? (*store)->records() : Result<QList<Record>>(store.error());
    if (!records) {
        reckoning.wrong << records.error().message + u' ' + records.error().detail;
        return reckoning;
    }
    QSet<QUuid> sessions;
    for (const Record& record : *records) {
        judge(record, book, reckoning);
        if (sessions.contains(record.sessionId))
            reckoning.wrong << text(record.sessionId) + u" was recorded twice"_s;
        sessions.insert(record.sessionId);
        reckoning.compared += record.confirmedByComparison ? 1 : 0;
    }
    for (auto it = book.completions.cbegin(); it != book.completions.cend(); ++it) {
        if (!sessions.contains(it.key()))
            reckoning.wrong << text(it.key()) + u" was completed and is not recorded here"_s;
    }
    for (const QUuid& session : saidSaved) {
        if (!sessions.contains(session))
            reckoning.wrong << text(session) + u" was said to be saved and is lost"_s;
    }
    reckoning.records = int(records->size());
    readHistory(**store, reckoning);
    return reckoning;
}

} // namespace lectern::test
