#include "outbox_commands.h"

#include "domain/iso_time.h"
#include "output.h"
#include "wire/json_read.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lectern::cli {

bool OutboxCommand::check()
{
    if (options().arguments.isEmpty())
        return true;
    const auto record = wire::uuidFromText(options().arguments.first());
    if (record) {
        m_record = *record;
        return true;
    }
    complain(u"record: Must be the id of a record, a UUID."_s);
    end(ExitCode::InvalidInput);
    return false;
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

void OutboxCommand::change(Workspace& workspace)
{
    const bool retrying = options().command == u"outbox retry";
    const Outcome changed = retrying ? workspace.retry(m_record) : workspace.discard(m_record);
    if (!changed) {
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
