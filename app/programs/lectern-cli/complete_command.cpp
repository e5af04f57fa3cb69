#include "complete_command.h"

#include "domain/number_suggestion.h"
#include "domain/number_text.h"
#include "output.h"
#include "store/plain_file.h"
#include "wire/json_read.h"

using namespace Qt::StringLiterals;

namespace lectern::cli {
namespace {

constexpr int kPatienceMs = 10'000;
constexpr int kAfterAbortMs = 2'000;
constexpr qint64 kMaxNotesFile = 1024 * 1024;

void complain(const FieldError& error)
{
    cli::complain(u"%1: %2 (%3)"_s.arg(error.field, error.message, error.code));
}

} // namespace

CompleteCommand::CompleteCommand(CliOptions options) : AccountCommand(std::move(options))
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &CompleteCommand::onOutOfTime);
}

AccountCommand::Network CompleteCommand::network() const
{
    return options().has(u"queue-only"_s) ? Network::None : Network::OnDemand;
}

bool CompleteCommand::readNumber(const QString& option, const char* fieldName, std::optional<double>& target)
{
    if (!options().values.contains(option))
        return true;
    const NumberText number = lectern::readNumber(options().values.value(option), QLocale::c());
    if (number.kind == NumberText::Kind::Number) {
        target = number.value;
        return true;
    }
    const QString name = QString::fromLatin1(fieldName);
    if (number.problem == NumberText::Problem::TooManyDecimals) {
        complain({name, name + u".decimals"_s, u"At most %1 decimals."_s.arg(NumberText::kMostDecimals)});
        return false;
    }
    QString words = u"Must be a number, with a point before its fraction."_s;
    const QString typed = options().values.value(option);
    const auto meant = fieldName == field::kScore ? suggestedScore(typed, QLocale::c())
                                                  : suggestedMinutes(typed, QLocale::c());
    if (meant)
        words += u" Did you mean %1?"_s.arg(writeNumber(*meant, QLocale::c()));
    complain({name, name + u".number"_s, words});
    return false;
}

bool CompleteCommand::readNotes(std::optional<QString>& target)
{
    const auto refuse = [](const QString& message) {
        complain({QString::fromLatin1(field::kNotes), u"notes.file"_s, message});
        return false;
    };
    const auto& values = options().values;
    if (values.contains(u"notes"_s) && values.contains(u"notes-file"_s))
        return refuse(u"Give --notes or --notes-file, not both."_s);
    if (values.contains(u"notes"_s))
        target = values.value(u"notes"_s);
    if (!values.contains(u"notes-file"_s))
        return true;
    const auto bytes = readPlainFile(values.value(u"notes-file"_s), kMaxNotesFile);
    if (!bytes)
        return refuse(bytes.error().message);
    if (!bytes->isValidUtf8())
        return refuse(u"The file is not UTF-8 text."_s);
    target = QString::fromUtf8(*bytes);
    return true;
}

bool CompleteCommand::check()
{
    const auto session = wire::uuidFromText(options().arguments.first());
    if (session)
        m_session = *session;
    else
        complain({u"session"_s, u"session.type"_s, u"Must be the id of a session, a UUID."_s});

    CompletionValues values;
    const bool scoreRead = readNumber(u"score"_s, field::kScore, values.score);
    const bool minutesRead = readNumber(u"minutes"_s, field::kTimeSpent, values.timeSpentMinutes);
    const bool notesRead = readNotes(values.notes);
    const auto completion = validate(values);
    if (completion) {
        m_completion = *completion;
    } else {
        for (const FieldError& error : completion.error())
            complain(error);
    }
    if (session && scoreRead && minutesRead && notesRead && completion)
        return true;
    end(ExitCode::InvalidInput);
    return false;
}

void CompleteCommand::onOpened(Workspace& workspace)
{
    m_workspace = &workspace;
    const auto saved = workspace.record(m_session, m_completion);
    if (!saved) {
        endWith(saved.error());
        return;
    }
    m_record = saved->id;
    if (network() == Network::None) {
        conclude();
        return;
    }
    connect(&workspace, &Workspace::identityConfirmed, this, &CompleteCommand::trySending,
            Qt::QueuedConnection);
    connect(&workspace, &Workspace::recordChanged, this, &CompleteCommand::onRecordChanged,
            Qt::QueuedConnection);
    connect(&workspace, &Workspace::statusChanged, this, &CompleteCommand::onConnectionChanged);
    m_patience.start(kPatienceMs);
    connectToServer();
    if (workspace.isIdentityConfirmed())
        trySending();
}

/// Work is not lost, and not sent in anybody's name.
void CompleteCommand::onOpenedUnconfirmed(Workspace& workspace)
{
    m_workspace = &workspace;
    const auto saved = workspace.recordUnconfirmed(m_session, m_completion);
    if (!saved) {
        endWith(saved.error());
        return;
    }
    m_record = saved->id;
    conclude();
}

void CompleteCommand::trySending()
{
    if (std::exchange(m_tried, true))
        return;
    const auto sent = m_workspace->sender().sendOne(m_record);
    if (!sent || !*sent)
        conclude(); // the server asked to wait, or the record is elsewhere by now
}

void CompleteCommand::onRecordChanged(const Record& record)
{
    if (record.id == m_record && m_tried && record.state != RecordState::Sending)
        conclude();
}

/// Without a connection the try is over before it began.
void CompleteCommand::onConnectionChanged()
{
    const Connection::State state = m_workspace->connection().state();
    if (!m_tried && state != Connection::State::Connecting && state != Connection::State::Online)
        conclude();
}

void CompleteCommand::onOutOfTime()
{
    if (!m_workspace->sender().isBusy() || !m_patience.property("aborting").isNull()) {
        conclude();
        return;
    }
    m_patience.setProperty("aborting", true);
    m_patience.start(kAfterAbortMs);
    m_workspace->sender().abortAll(); // the answer to that settles the record
}

void CompleteCommand::conclude()
{
    if (std::exchange(m_over, true))
        return;
    auto record = m_workspace->store().record(m_record);
    if (!record) {
        endWith(record.error());
        return;
    }
    if (record->state == RecordState::Queued && record->lastError.isEmpty())
        record->lastError = m_workspace->connection().words(); // why it did not even get to a try
    if (options().json)
        say(QJsonObject{{u"record"_s, toJson(*record)}});
    else
        say(describe(*record));
    end(record->state == RecordState::NeedsAttention ? ExitCode::NeedsAttention : ExitCode::Ok);
}

} // namespace lectern::cli
