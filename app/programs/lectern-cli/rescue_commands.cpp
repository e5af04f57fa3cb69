#include "rescue_commands.h"

#include "input.h"
#include "output.h"
#include "store/rescue.h"

using namespace Qt::StringLiterals;

namespace lectern::cli {

bool RescueCommand::check()
{
    const auto secret = options().has(u"passphrase-stdin"_s)
                            ? secretFromStdin()
                            : Result<QString>(qEnvironmentVariable("LECTERN_PASSPHRASE"));
    if (!secret) {
        complain(u"passphrase: "_s + secret.error().message);
        end(ExitCode::InvalidInput);
        return false;
    }
    m_passphrase = *secret;
    if (m_passphrase.isEmpty()) {
        complain(u"passphrase: Give it with --passphrase-stdin, or in LECTERN_PASSPHRASE."_s);
        end(ExitCode::InvalidInput);
        return false;
    }
    if (const auto good = checkPassphrase(m_passphrase); !good) {
        complain(u"passphrase: "_s + good.error().message);
        end(ExitCode::InvalidInput);
        return false;
    }
    return true;
}

void OutboxExportCommand::onOpened(Workspace& workspace)
{
    const auto exported = exportOutbox(workspace.store(), workspace.account(), path(), passphrase());
    if (!exported) {
        endWith(exported.error());
        return;
    }
    if (options().json) {
        say(QJsonObject{{u"export"_s, QJsonObject{{u"file"_s, path()},
                                                  {u"records"_s, exported->records},
                                                  {u"drafts"_s, exported->drafts},
                                                  {u"labels"_s, exported->labels}}}});
    } else {
        say(u"%1 records, %2 drafts and %3 labels are in %4. They stay on this computer too."_s
                .arg(exported->records)
                .arg(exported->drafts)
                .arg(exported->labels)
                .arg(path()));
    }
    end(ExitCode::Ok);
}

void OutboxImportCommand::onOpened(Workspace& workspace)
{
    const auto imported = importOutbox(workspace.store(), workspace.account(), path(), passphrase());
    if (!imported) {
        endWith(imported.error());
        return;
    }
    if (options().json) {
        say(QJsonObject{{u"import"_s, QJsonObject{{u"records"_s, imported->records},
                                                  {u"left_alone"_s, imported->leftAlone},
                                                  {u"conflicts"_s, imported->conflicts},
                                                  {u"drafts"_s, imported->drafts},
                                                  {u"labels"_s, imported->labels}}}});
    } else {
        say(u"%1 records taken over, %2 were here already. %3 drafts, %4 labels."_s.arg(imported->records)
                .arg(imported->leftAlone)
                .arg(imported->drafts)
                .arg(imported->labels));
        if (imported->conflicts > 0)
            say(u"%1 of them need attention: their sessions have another result here."_s.arg(
                imported->conflicts));
    }
    end(imported->conflicts > 0 ? ExitCode::NeedsAttention : ExitCode::Ok);
}

} // namespace lectern::cli
