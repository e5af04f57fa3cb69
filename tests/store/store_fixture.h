#pragma once

#include "domain/identity_name.h"
#include "store/database.h"
#include "store/record_store.h"
#include "support/fake_clock.h"

#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace lectern::test {

/// A completion with its body, as the workspace would make it.
NewRecord newRecord(const QUuid& sessionId, double score = 85, const QString& notes = {});

/// Names of people, as they are used most.
IdentityName usersMe(const QString& id);
IdentityName seenToken(const QString& sha256Hex);

/// A draft as it comes from a form in English.
Draft typedDraft(const QUuid& sessionId, const CompletionText& text, const QDateTime& savedAt = {});

/// The settlements that tests need again and again.
Settlement deliveredNow();
Settlement laterAt(const QDateTime& nextTry);
Settlement unknownAt(const QDateTime& nextTry, const QDateTime& since = {});
Settlement needsAttention(AttentionReason reason);

/// An account's folder with an open store and a clock that stands still.
class StoreFixture
{
public:
    StoreFixture();

    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("records.sqlite")); }
    [[nodiscard]] RecordStore& store() { return *m_store; }
    FakeClock& clock() { return m_clock; }

    void close() { m_store.reset(); }
    /// Closes the store and opens it again; false if it cannot be opened.
    bool reopen();
    /// Of the last reopen() that failed.
    [[nodiscard]] const Failure& failure() const { return m_failure; }

    /// A new record of a new session, added.
    Record addOne(double score = 85);
    /// The same, already on its way.
    Record addSending();

private:
    QTemporaryDir m_folder;
    FakeClock m_clock;
    std::unique_ptr<RecordStore> m_store;
    Failure m_failure;
};

/// Empty if there is no such file.
QByteArray contentOf(const QString& path);
/// Makes the file what @p content says.
bool writeContent(const QString& path, const QByteArray& content);

/// One value out of a file, read by a connection of its own.
QVariant valueIn(const QString& path, const QString& sql);
/// Changes a file behind everybody's back. Returns what SQLite says against it; empty if nothing.
QString changeIn(const QString& path, const QString& sql);

QString helperProgram();
/// The helper program with these arguments, started; it has printed its first line, which is put into @p
/// line.
bool startHelper(QProcess& process, const QStringList& arguments, QString* line);

/// Permission bits of the owner, the group and others, as 0600.
int modeOf(const QString& path);

} // namespace lectern::test
