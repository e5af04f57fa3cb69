#include "sync_command.h"

#include "output.h"

using namespace Qt::StringLiterals;

namespace lectern::cli {
namespace {

constexpr int kMaxTimeoutSeconds = 24 * 60 * 60;

} // namespace

SyncCommand::SyncCommand(CliOptions options) : AccountCommand(std::move(options))
{
    m_timeout.setSingleShot(true);
    connect(&m_timeout, &QTimer::timeout, this, &SyncCommand::conclude);
}

bool SyncCommand::check()
{
    if (!options().values.contains(u"timeout"_s))
        return true;
    bool ok = false;
    m_timeoutSeconds = options().values.value(u"timeout"_s).toInt(&ok);
    if (ok && m_timeoutSeconds >= 1 && m_timeoutSeconds <= kMaxTimeoutSeconds)
        return true;
    complain(u"timeout: Seconds from 1 to %1."_s.arg(kMaxTimeoutSeconds));
    end(ExitCode::InvalidInput);
    return false;
}

void SyncCommand::onOpened(Workspace& workspace)
{
    m_workspace = &workspace;
    workspace.sender().setHurried(true);
    connect(&workspace, &Workspace::statusChanged, this, &SyncCommand::onStatus);
    connect(&workspace, &Workspace::recordChanged, this, [this](const Record& record) {
        if (record.state == RecordState::Delivered)
            ++m_delivered;
    });
    if (const auto due = workspace.store().makeAllDue(); !due) {
        endWith(due.error());
        return;
    }
    m_timeout.start(m_timeoutSeconds * 1000);
    if (workspace.status().unsent() == 0)
        QTimer::singleShot(0, this, &SyncCommand::conclude);
    else
        connectToServer();
}

void SyncCommand::onStatus(const ConnectionStatus& status)
{
    using State = ConnectionStatus::State;
    const bool waitsTooLong =
        status.state == State::Waiting && clock().now().msecsTo(status.waitUntil) > m_timeout.remainingTime();
    if (status.unsent() == 0 || status.state == State::SignInNeeded || waitsTooLong)
        conclude();
}

void SyncCommand::conclude()
{
    if (std::exchange(m_over, true))
        return;
    const ConnectionStatus status = m_workspace->status();
    const int left = status.unsent();
    if (options().json)
        say(QJsonObject{{u"sync"_s, QJsonObject{{u"delivered"_s, m_delivered}, {u"left"_s, left}}}});
    else
        say(u"%1 delivered, %2 left on this computer, %3 need attention."_s.arg(m_delivered)
                .arg(left)
                .arg(status.needsAttention + status.stuck));

    if (left > 0 && !status.words.isEmpty())
        complain(status.words);
    const bool signedOut = status.state == ConnectionStatus::State::SignInNeeded;
    end(unlessLost(left > 0 && signedOut       ? ExitCode::SignInNeeded
                   : left > 0                  ? ExitCode::RecordsLeft
                   : status.needsAttention > 0 ? ExitCode::NeedsAttention
                                               : ExitCode::Ok));
}

} // namespace lectern::cli
