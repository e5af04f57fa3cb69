#include "workspace/delivery_words.h"

#include <QCoreApplication>

#include <array>
#include <utility>

namespace lectern {

QString historyWords(const HistoryRow& row)
{
    static constexpr std::array<std::pair<const char*, const char*>, 19> kWords{{
        {"recorded", QT_TRANSLATE_NOOP("lectern::history", "Saved on this computer")},
        {"sending", QT_TRANSLATE_NOOP("lectern::history", "Sent to the server")},
        {"later", QT_TRANSLATE_NOOP("lectern::history", "Not delivered, will be sent again")},
        {"outcome_unknown",
         QT_TRANSLATE_NOOP("lectern::history", "No answer; Lectern checks before it sends again")},
        {"delivered", QT_TRANSLATE_NOOP("lectern::history", "Received by the server")},
        {"needs_attention", QT_TRANSLATE_NOOP("lectern::history", "Needs attention")},
        {"recalled", QT_TRANSLATE_NOOP("lectern::history", "Recalled")},
        {"retried", QT_TRANSLATE_NOOP("lectern::history", "Queued again by you")},
        {"discarded", QT_TRANSLATE_NOOP("lectern::history", "Discarded by you")},
        {"superseded", QT_TRANSLATE_NOOP("lectern::history", "Replaced by a corrected record")},
        {"kept_servers", QT_TRANSLATE_NOOP("lectern::history", "The server's version was kept")},
        {"merged", QT_TRANSLATE_NOOP("lectern::history", "Taken over from another sign-in")},
        {"draft_merged", QT_TRANSLATE_NOOP("lectern::history", "Draft taken over from another sign-in")},
        {"released", QT_TRANSLATE_NOOP("lectern::history", "Not sent after all, still waiting")},
        {"servers_version", QT_TRANSLATE_NOOP("lectern::history", "The server's result was looked up")},
        {"exported", QT_TRANSLATE_NOOP("lectern::history", "Written to a file for another computer")},
        {"imported", QT_TRANSLATE_NOOP("lectern::history", "Taken over from a file of another computer")},
        {"draft_imported",
         QT_TRANSLATE_NOOP("lectern::history", "Draft taken over from a file of another computer")},
        {"salvaged", QT_TRANSLATE_NOOP("lectern::history", "Saved from a damaged file")},
    }};
    for (const auto& [kind, words] : kWords) {
        if (row.kind == QLatin1String(kind))
            return QCoreApplication::translate("lectern::history", words);
    }
    return row.kind;
}

} // namespace lectern
