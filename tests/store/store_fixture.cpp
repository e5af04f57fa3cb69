#include "store/store_fixture.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtDebug>

#ifndef Q_OS_WIN
#include <sys/stat.h>
#endif

namespace lectern::test {
using namespace Qt::StringLiterals;

NewRecord newRecord(const QUuid& sessionId, double score, const QString& notes)
{
    NewRecord made;
    made.sessionId = sessionId;
    made.completion.score = Score::of(score);
    QJsonObject body{{u"score"_s, score}};
    if (!notes.isEmpty()) {
        made.completion.notes = Notes::of(notes);
        body.insert(u"notes"_s, notes);
    }
    made.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return made;
}

IdentityName usersMe(const QString& id)
{
    return {IdentityName::Kind::UsersMe, id, {}};
}

IdentityName seenToken(const QString& sha256Hex)
{
    return {IdentityName::Kind::TokenHash, sha256Hex, {}};
}

Draft typedDraft(const QUuid& sessionId, const CompletionText& text, const QDateTime& savedAt)
{
    return {{}, sessionId, toDraftValues(text, QLocale::c()), savedAt};
}

Settlement deliveredNow()
{
    Settlement settlement;
    settlement.kind = Settlement::Delivered;
    settlement.status = 200;
    settlement.requestId = u"req-1"_s;
    settlement.answer = "{\"session\":{}}";
    return settlement;
}

Settlement laterAt(const QDateTime& nextTry)
{
    Settlement settlement;
    settlement.kind = Settlement::Later;
    settlement.nextTryAt = nextTry;
    settlement.error = u"The server cannot be reached."_s;
    return settlement;
}

Settlement unknownAt(const QDateTime& nextTry, const QDateTime& since)
{
    Settlement settlement = laterAt(nextTry);
    settlement.kind = Settlement::LaterUnknown;
    settlement.unknownSince = since;
    return settlement;
}

Settlement needsAttention(AttentionReason reason)
{
    Settlement settlement;
    settlement.kind = Settlement::NeedsAttention;
    settlement.reason = reason;
    settlement.status = 400;
    settlement.error = u"The server refused it."_s;
    settlement.detail = u"400 VALIDATION_ERROR"_s;
    return settlement;
}

StoreFixture::StoreFixture()
{
    if (!reopen())
        qFatal("no store: %s", qUtf8Printable(m_failure.detail));
}

bool StoreFixture::reopen()
{
    m_store.reset();
    auto opened = RecordStore::open(m_folder.path(), m_clock);
    if (!opened) {
        m_failure = opened.error();
        return false;
    }
    m_store = std::move(opened).value();
    return true;
}

Record StoreFixture::addOne(double score)
{
    auto added = m_store->add(newRecord(QUuid::createUuid(), score));
    if (!added)
        qFatal("not added: %s", qUtf8Printable(added.error().detail));
    return *added;
}

Record StoreFixture::addSending()
{
    auto claimed = m_store->claim(addOne().id);
    if (!claimed)
        qFatal("not claimed: %s", qUtf8Printable(claimed.error().detail));
    return *claimed;
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool writeContent(const QString& path, const QByteArray& content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(content) == content.size();
}

QVariant valueIn(const QString& path, const QString& sql)
{
    auto database = Database::open(path, Durability::Precious);
    if (!database)
        return {};
    auto read = (*database)->prepare(sql);
    return read.run() && read.next() ? read.value(0) : QVariant();
}

QString changeIn(const QString& path, const QString& sql)
{
    auto database = Database::open(path, Durability::Precious);
    if (!database)
        return database.error().detail;
    auto done = (*database)->exec(sql);
    return done ? QString() : done.error().detail;
}

QString helperProgram()
{
    return QStringLiteral(LECTERN_STORE_TEST_HELPER);
}

bool startHelper(QProcess& process, const QStringList& arguments, QString* line)
{
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(helperProgram(), arguments);
    QElapsedTimer waiting;
    waiting.start();
    constexpr int kLongestWaitMs = 20'000;
    while (!process.canReadLine() && waiting.elapsed() < kLongestWaitMs) {
        if (!process.waitForReadyRead(kLongestWaitMs))
            break;
    }
    *line = QString::fromUtf8(process.readLine()).trimmed();
    return !line->isEmpty();
}

int modeOf(const QString& path)
{
#ifdef Q_OS_WIN
    Q_UNUSED(path)
    return 0;
#else
    struct stat info = {};
    constexpr unsigned kModeBits = 07777;
    return ::stat(path.toLocal8Bit().constData(), &info) == 0 ? static_cast<int>(info.st_mode & kModeBits)
                                                              : -1;
#endif
}

} // namespace lectern::test
