#include "store/session_rows.h"

#include "store/database.h"

namespace lectern::rows {
using namespace Qt::StringLiterals;

namespace {

enum Flag : quint8 {
    HasActivity = 1,
    HasScore = 2,
    HasSuccess = 4,
    HasTime = 8,
    SelfReported = 16,
    ScoreUnreadable = 32,
    TimeUnreadable = 64
};

template <typename E>
void putEnum(PackedWriter& writer, const OpenEnum<E>& value)
{
    writer.put<quint8>(static_cast<quint8>(value.value()));
    if (!value.isKnown())
        writer.putText(value.word());
}

template <typename E>
OpenEnum<E> getEnum(PackedReader& reader)
{
    const auto number = reader.get<quint8>();
    if (number == static_cast<quint8>(E::Unknown))
        return OpenEnum<E>::fromWord(reader.getText());
    return static_cast<E>(number);
}

QByteArray packWord(const QString& word)
{
    PackedWriter writer;
    writer.putText(word);
    return writer.finish();
}

QByteArray packBrief(const PackageBrief& package)
{
    PackedWriter writer;
    writer.putUuid(package.id);
    writer.putText(package.title);
    writer.putText(package.version);
    writer.put<qint32>(static_cast<qint32>(package.targetPlatforms.size()));
    for (const QString& platform : package.targetPlatforms)
        writer.putText(platform);
    return writer.finish();
}

QStringList getTexts(PackedReader& reader)
{
    QStringList texts;
    for (auto left = reader.get<qint32>(); left > 0 && reader.ok(); --left)
        texts.append(reader.getText());
    return texts;
}

} // namespace

Outcome SharedValues::load(Database& database)
{
    auto read = database.prepare(u"SELECT number, content FROM shared"_s);
    if (auto done = read.run(); !done)
        return done;
    while (read.next()) {
        const auto number = static_cast<quint32>(read.integer(0));
        const QByteArray content = read.bytes(1);
        m_numbers.insert(content, number);
        m_values.insert(number, {content});
        m_last = qMax(m_last, number);
    }
    return read.end();
}

quint32 SharedValues::numberOf(const QByteArray& content)
{
    if (const auto known = m_numbers.constFind(content); known != m_numbers.constEnd()) {
        m_values[*known].isUsed = true;
        return *known;
    }
    const quint32 number = ++m_last;
    m_numbers.insert(content, number);
    m_values.insert(number, {content, true, true});
    return number;
}

// Thousands of sessions have the same package and the same owner: these are not packed again for each.
quint32 SharedValues::numberOf(const PackageBrief& package)
{
    auto& [known, number] = m_lastNumbers[package.id];
    if (number == 0 || known != package) {
        known = package;
        number = numberOf(packBrief(package));
    }
    return number;
}

quint32 SharedValues::numberOfWord(const QString& word)
{
    quint32& number = m_wordNumbers[word];
    if (number == 0)
        number = numberOf(packWord(word));
    return number;
}

Outcome SharedValues::storeNew(Database& database)
{
    auto insert = database.prepare(u"INSERT INTO shared (number, content) VALUES (?, ?)"_s);
    for (auto value = m_values.begin(); value != m_values.end(); ++value) {
        if (!value->isNew)
            continue;
        if (auto done = insert.run({value.key(), value->content}); !done)
            return done;
        value->isNew = false;
    }
    return Done{};
}

Outcome SharedValues::removeUnused(Database& database)
{
    auto remove = database.prepare(u"DELETE FROM shared WHERE number = ?"_s);
    for (auto value = m_values.cbegin(); value != m_values.cend(); ++value) {
        if (value->isUsed)
            continue;
        if (auto done = remove.run({value.key()}); !done)
            return done;
    }
    return Done{};
}

std::optional<QString> SharedValues::word(quint32 number)
{
    if (const auto known = m_words.constFind(number); known != m_words.constEnd())
        return *known;
    const QByteArray content = m_values.value(number).content;
    PackedReader reader(content);
    const QString word = reader.getText();
    if (!reader.ok())
        return std::nullopt;
    m_words.insert(number, word);
    return word;
}

std::optional<PackageBrief> SharedValues::package(quint32 number)
{
    if (const auto known = m_packages.constFind(number); known != m_packages.constEnd())
        return *known;
    const QByteArray content = m_values.value(number).content;
    PackedReader reader(content);
    PackageBrief brief;
    brief.id = reader.getUuid();
    brief.title = reader.getText();
    brief.version = reader.getText();
    brief.targetPlatforms = getTexts(reader);
    if (!reader.ok())
        return std::nullopt;
    m_packages.insert(number, brief);
    return brief;
}

QByteArray pack(const Session& session, SharedValues& shared)
{
    PackedWriter writer;
    const quint8 flags = (session.activityId ? HasActivity : 0) | (session.score ? HasScore : 0) |
                         (session.successStatus ? HasSuccess : 0) | (session.timeSpentSeconds ? HasTime : 0) |
                         (session.selfReported ? SelfReported : 0) |
                         (session.isScoreUnreadable ? ScoreUnreadable : 0) |
                         (session.isTimeUnreadable ? TimeUnreadable : 0);
    writer.put(flags);
    writer.putUuid(session.packageId);
    writer.put(shared.numberOf(session.package));
    writer.put(shared.numberOfWord(session.tenantId));
    writer.put(shared.numberOfWord(session.userId));
    writer.put<qint32>(session.attempts);
    putEnum(writer, session.status);
    putEnum(writer, session.completionMode);
    for (const QDateTime& time : {session.downloadStartedAt, session.downloadCompletedAt,
                                  session.firstLaunchAt, session.completedAt, session.createdAt})
        writer.putTime(time);
    if (session.activityId)
        writer.putUuid(*session.activityId);
    if (session.score) {
        writer.put(session.score->raw);
        writer.put(session.score->max);
        writer.put(session.score->scaled);
    }
    if (session.successStatus)
        putEnum(writer, *session.successStatus);
    if (session.timeSpentSeconds)
        writer.put<qint64>(*session.timeSpentSeconds);
    return writer.finish();
}

std::optional<Session> unpackSession(const QByteArray& id, const QByteArray& content, SharedValues& shared)
{
    PackedReader reader(content);
    Session session;
    session.id = QUuid::fromRfc4122(id);
    const auto flags = reader.get<quint8>();
    session.packageId = reader.getUuid();
    const auto package = shared.package(reader.get<quint32>());
    const auto tenant = shared.word(reader.get<quint32>());
    const auto user = shared.word(reader.get<quint32>());
    session.attempts = reader.get<qint32>();
    session.status = getEnum<SessionStatus>(reader);
    session.completionMode = getEnum<CompletionMode>(reader);
    for (QDateTime* time : {&session.downloadStartedAt, &session.downloadCompletedAt, &session.firstLaunchAt,
                            &session.completedAt, &session.createdAt})
        *time = reader.getTime();
    if (flags & HasActivity)
        session.activityId = reader.getUuid();
    if (flags & HasScore) {
        ScoreReport score;
        score.raw = reader.get<double>();
        score.max = reader.get<double>();
        score.scaled = reader.get<double>();
        session.score = score;
    }
    if (flags & HasSuccess)
        session.successStatus = getEnum<SuccessStatus>(reader);
    if (flags & HasTime)
        session.timeSpentSeconds = reader.get<qint64>();
    session.selfReported = flags & SelfReported;
    session.isScoreUnreadable = flags & ScoreUnreadable;
    session.isTimeUnreadable = flags & TimeUnreadable;
    if (!reader.ok() || !package || !tenant || !user || session.id.isNull())
        return std::nullopt;
    session.package = *package;
    session.tenantId = *tenant;
    session.userId = *user;
    return session;
}

QByteArray pack(const Package& package)
{
    PackedWriter writer;
    writer.putUuid(package.id);
    for (const QString& text :
         {package.tenantId, package.title, package.description, package.version, package.storagePath,
          package.storageBackend, package.packageName, package.checksum, package.status, package.createdBy})
        writer.putText(text);
    writer.put<qint64>(package.fileSizeBytes.value_or(-1));
    writer.put<qint32>(package.minSdk.value_or(-1));
    writer.putTime(package.createdAt);
    writer.put<qint32>(static_cast<qint32>(package.targetPlatforms.size()));
    for (const QString& platform : package.targetPlatforms)
        writer.putText(platform);
    return writer.finish();
}

std::optional<Package> unpackPackage(const QByteArray& content)
{
    PackedReader reader(content);
    Package package;
    package.id = reader.getUuid();
    for (QString* text : {&package.tenantId, &package.title, &package.description, &package.version,
                          &package.storagePath, &package.storageBackend, &package.packageName,
                          &package.checksum, &package.status, &package.createdBy})
        *text = reader.getText();
    if (const auto size = reader.get<qint64>(); size >= 0)
        package.fileSizeBytes = size;
    if (const auto sdk = reader.get<qint32>(); sdk >= 0)
        package.minSdk = sdk;
    package.createdAt = reader.getTime();
    package.targetPlatforms = getTexts(reader);
    if (!reader.ok())
        return std::nullopt;
    return package;
}

} // namespace lectern::rows
