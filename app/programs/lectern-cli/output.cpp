#include "output.h"

#include "command.h"
#include "domain/iso_time.h"
#include "domain/printable.h"
#include "wire/json_read.h"
#include "wire/session_json.h"

#include <QJsonDocument>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

using namespace Qt::StringLiterals;

namespace lectern::cli {
namespace {

QString localTime(const QDateTime& time)
{
    return time.toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s);
}

QString attentionWords(const Record& record)
{
    switch (record.reason) {
    case AttentionReason::Rejected:
        return u"Needs attention: not accepted. "_s + record.lastError;
    case AttentionReason::Conflict:
        return u"Needs attention: two results for one session. "_s + record.lastError;
    case AttentionReason::SessionGone:
        return u"Needs attention: the server no longer lists this session."_s;
    case AttentionReason::SessionOpen:
        return u"Needs attention: an open session that is not ours is in the way."_s;
    case AttentionReason::HandedOver:
        return u"Needs attention: another computer has it in a rescue file."_s;
    case AttentionReason::Unconfirmed:
        return u"Needs attention: recorded while nobody could confirm who it was. If it is yours: "
               "lectern-cli outbox retry "_s +
               record.id.toString(QUuid::WithoutBraces);
    case AttentionReason::None:
        break;
    }
    return u"Needs attention."_s;
}

/// Why writing failed first; empty: it has not.
QString& outputFailure()
{
    static QString failure;
    return failure;
}

QString queuedWords(const Record& record)
{
    QString words = u"Saved on this computer, will be sent."_s;
    if (record.outcomeUnknown && record.attempts == 0)
        words += u" Another computer may have sent it."_s;
    else if (record.outcomeUnknown)
        words = u"Saved on this computer, and sent; whether it arrived is not known yet."_s;
    if (record.isStuck)
        words += u" Sending it fails again and again: tell the server's administrator."_s;
    if (!record.lastError.isEmpty())
        words += u' ' + record.lastError;
    return words;
}

QString wordsOf(const Record& record)
{
    switch (record.state) {
    case RecordState::Delivered:
        return (record.confirmedByComparison
                    ? u"Delivered: confirmed by comparison, received by the server %1."_s
                    : u"Delivered: received by the server %1."_s)
            .arg(localTime(record.deliveredAt));
    case RecordState::Sending:
        return u"Sending: waiting for the answer."_s;
    case RecordState::NeedsAttention:
        return attentionWords(record);
    case RecordState::Discarded:
        return u"Discarded, kept in the history."_s;
    case RecordState::Superseded:
        return u"Replaced by a corrected record."_s;
    case RecordState::Draft:
        return u"Taken back: a draft now."_s;
    case RecordState::Queued:
        break;
    }
    return queuedWords(record);
}

} // namespace

void prepareOutput()
{
    ::signal(SIGPIPE, SIG_IGN);
    for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(descriptor, F_GETFD) == -1 && errno == EBADF)
            (void)::open("/dev/null", O_RDONLY); // the lowest free one; writing to it fails as it should
    }
}

void say(const QString& text)
{
    (void)write(printableText(text).toUtf8() + '\n');
}

void say(const QJsonObject& document)
{
    (void)write(escaped(QJsonDocument(document).toJson(QJsonDocument::Indented)));
}

Outcome write(const QByteArray& bytes)
{
    const auto size = size_t(bytes.size());
    if (std::fwrite(bytes.constData(), 1, size, stdout) == size && std::fflush(stdout) == 0)
        return Done{};
    const int why = errno;
    if (outputFailure().isEmpty())
        outputFailure() = QString::fromLocal8Bit(std::strerror(why));
    return Failure{FailureReason::Storage, u"The output cannot be written."_s, outputFailure()};
}

QByteArray escaped(const QByteArray& json)
{
    const QString text = QString::fromUtf8(json);
    QString exact;
    exact.reserve(text.size());
    for (const QChar unit : text) {
        const bool plain = unit >= u' ' && unit <= u'~';
        const bool layout = unit == u'\n'; // between the members; one inside a text is escaped already
        if (plain || layout || unit.isSurrogate() || printableLine(QString(unit)) == QString(unit))
            exact.append(unit);
        else
            exact.append(u"\\u"_s + QString::number(unit.unicode(), 16).rightJustified(4, u'0'));
    }
    return exact.toUtf8();
}

void complain(const QString& text)
{
    const QByteArray line = "lectern-cli: " + printableLine(text).toUtf8() + '\n';
    (void)std::fwrite(line.constData(), 1, size_t(line.size()), stderr);
    (void)std::fflush(stderr);
}

int finishOutput(int exitCode)
{
    if (outputFailure().isEmpty())
        return exitCode;
    complain(u"The output cannot be written: %1. What was done stays done."_s.arg(outputFailure()));
    return exitCode == int(ExitCode::Ok) ? int(ExitCode::Other) : exitCode;
}

QJsonObject toJson(const Record& record)
{
    const Completion& completion = record.completion;
    const QJsonValue none(QJsonValue::Null);
    return {
        {u"id"_s, wire::toText(record.id)},
        {u"session_id"_s, wire::toText(record.sessionId)},
        {u"state"_s, toWord(record.state)},
        {u"reason"_s, wire::orNull(toWord(record.reason))},
        {u"score"_s, completion.score ? QJsonValue(completion.score->raw()) : none},
        {u"time_spent_minutes"_s, completion.timeSpent ? QJsonValue(completion.timeSpent->minutes()) : none},
        {u"notes"_s, completion.notes ? QJsonValue(completion.notes->text()) : none},
        {u"recorded_at"_s, wire::orNull(record.recordedAt)},
        {u"attempts"_s, record.attempts},
        {u"last_error"_s, wire::orNull(record.lastError)},
        {u"stuck"_s, record.isStuck}};
}

QJsonObject toJson(const SessionRow& row)
{
    QJsonObject object = wire::toJson(*row.session);
    object.insert(u"delivery"_s, row.record                   ? QJsonValue(toWord(row.record->state))
                                 : row.draftSavedAt.isValid() ? QJsonValue(toWord(RecordState::Draft))
                                                              : QJsonValue(QJsonValue::Null));
    object.insert(u"label"_s, wire::orNull(row.label));
    return object;
}

QString describe(const Record& record)
{
    return printableLine(wordsOf(record));
}

QString describe(const RepairReport& report)
{
    QString words =
        u"The file with the results was damaged, and a new one was made of what could be read: %1 "
        "records (%2 of them read from the history), %3 drafts, %4 labels."_s.arg(report.records)
            .arg(report.rebuilt)
            .arg(report.drafts)
            .arg(report.labels);
    words += report.somethingLost ? u" Some of it could not be read: look whether a result is missing."_s
                                  : u" Nothing is known to be missing."_s;
    if (!report.setAside.isEmpty())
        words += u" The damaged file is kept: %1."_s.arg(report.setAside);
    return words + u" This is said until 'lectern-cli repair seen'."_s;
}

QJsonObject toJson(const RepairReport& report)
{
    return {{u"records"_s, report.records},
            {u"rebuilt"_s, report.rebuilt},
            {u"drafts"_s, report.drafts},
            {u"labels"_s, report.labels},
            {u"something_lost"_s, report.somethingLost},
            {u"damaged_file"_s, wire::orNull(report.setAside)}};
}

QString table(const QStringList& heads, QList<QStringList> rows)
{
    for (QStringList& row : rows) {
        for (QString& cell : row)
            cell = printableLine(cell);
    }
    QList<qsizetype> widths;
    for (const QString& head : heads)
        widths.append(head.size());
    for (const QStringList& row : std::as_const(rows)) {
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], row[i].size());
    }
    const auto line = [&widths](const QStringList& cells) {
        QString text;
        for (qsizetype i = 0; i < cells.size(); ++i)
            text += i + 1 < cells.size() ? cells[i].leftJustified(widths[i] + 2) : cells[i];
        return text.trimmed();
    };
    QStringList lines{line(heads)};
    for (const QStringList& row : std::as_const(rows))
        lines.append(line(row));
    return lines.join(u'\n');
}

} // namespace lectern::cli
