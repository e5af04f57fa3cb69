#pragma once

#include "domain/draft.h"
#include "domain/identity_name.h"
#include "domain/record.h"
#include "domain/result.h"
#include "store/safe_file.h"

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <memory>

namespace lectern {

struct Account;
class SealKey;

/// One row of the history that a record has on the computer it comes from.
struct PastRow
{
    QString at; ///< ISO 8601 UTC
    QString kind;
    QJsonObject payload;
    QString hash; ///< there

    bool operator==(const PastRow&) const = default;
};

/// An unsent record on its way to another computer.
struct TravellingRecord
{
    Record record;          ///< queued or needs_attention
    qint64 monotonicMs = 0; ///< as kept with it
    QList<PastRow> history; ///< oldest first

    bool operator==(const TravellingRecord&) const = default;
};

/// What a rescue file holds: an account's unsent records with what belongs to them.
///
/// In the file it is one JSON object, sealed (sealed.h). Times are milliseconds since 1970, UTC; bodies are
/// base64, since every byte counts.
struct OutboxFile
{
    static constexpr int kVersion = 1;
    static constexpr int kMostRecords = 200'000;
    static constexpr int kMostRows = 200;        ///< of one record's history
    static constexpr int kMostBodyBytes = 65536; ///< of one record

    QDateTime exportedAt;
    QString serverRoot;
    IdentityNames names; ///< whose they are (Account::names); never empty
    QString person;      ///< name or e-mail, for messages; may be empty
    QList<TravellingRecord> records;
    QList<Draft> drafts;
    QHash<QUuid, QString> labels; ///< by session

    bool operator==(const OutboxFile&) const = default;
};

/// What leaves this computer, not yet sealed. Of a very long history only the beginning and the end.
QByteArray toJson(const OutboxFile& file);
/// Strict: what is missing, of the wrong kind or out of its bounds makes all of it Damaged; unknown members
/// are passed over. NewerVersion.
Result<OutboxFile> outboxFileFromJson(const QByteArray& json);

/// Whose it is. NotAllowed, with words, if it is not this account's.
Outcome checkOwner(const OutboxFile& file, const Account& account);

/// Reads and opens a file. Errors: NotFound, Storage, InvalidInput (the passphrase is wrong), Damaged,
/// NewerVersion.
Result<OutboxFile> readOutboxFile(const QString& path, const QString& passphrase);

/// A place for a file that is to be written: taken when this is made, and given back if nothing was written.
class NewFile
{
public:
    /// Errors: InvalidInput (something is there already), Storage.
    static Result<NewFile> take(const QString& path);
    ~NewFile();
    NewFile(NewFile&& other) noexcept;
    NewFile& operator=(NewFile&&) = delete;

    /// Puts all of @p bytes on the disk, beside the place and read back.
    Outcome prepare(const QByteArray& bytes);
    /// Moves them to the place. Only after prepare() has succeeded.
    Outcome publish();
    [[nodiscard]] const QString& path() const { return m_path; }

private:
    explicit NewFile(QString path) : m_path(std::move(path)) {}
    QString m_path; ///< empty: written, or moved away
    std::unique_ptr<SafeFile> m_content;
};

} // namespace lectern
