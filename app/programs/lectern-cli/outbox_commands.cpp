#include "outbox_commands.h"

#include "domain/iso_time.h"
#include "output.h"
#include "wire/json_read.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lectern::cli {

bool OutboxCommand::check()
{
    return options().arguments.isEmpty() || readRecordId(m_record);
}

void OutboxCommand::onOpened(Workspace& workspace)
{
    if (m_record.isNull())
        list(workspace);
    else
        change(workspace);
}

void OutboxCommand::list(Workspace& workspace)
{
    const auto records = workspace.store().records();
    if (!records) {
        endWith(records.error());
        return;
    }
    if (options().json) {
        QJsonArray array;
        for (const Record& record : *records)
            array.append(toJson(record));
        say(QJsonObject{{u"records"_s, array}});
    } else {
        QList<QStringList> rows;
        for (const Record& record : *records) {
            rows.append({wire::toText(record.id), wire::toText(record.sessionId), toWord(record.state),
                         toIsoTime(record.recordedAt), QString::number(record.attempts), describe(record)});
        }
        say(table({u"ID"_s, u"SESSION"_s, u"STATE"_s, u"RECORDED"_s, u"TRIES"_s, u"WORDS"_s}, rows));
    }
    end(ExitCode::Ok);
}

Outcome OutboxCommand::doIt(Workspace& workspace)
{
    const QString& name = options().command;
    if (name == u"outbox retry")
        return workspace.retry(m_record);
    if (name == u"outbox discard")
        return workspace.discard(m_record);
    if (name == u"outbox keep-server")
        return workspace.resolveKeepServers(m_record);
    const auto draft = workspace.recall(m_record);
    return draft ? Outcome(Done{}) : Outcome(draft.error());
}

void OutboxCommand::change(Workspace& workspace)
{
    if (const Outcome changed = doIt(workspace); !changed) {
        endWith(changed.error());
        return;
    }
    const auto record = workspace.store().record(m_record);
    if (!record) {
        endWith(record.error());
        return;
    }
    if (options().json)
        say(QJsonObject{{u"record"_s, toJson(*record)}});
    else
        say(describe(*record));
    end(ExitCode::Ok);
}

} // namespace lectern::cli
