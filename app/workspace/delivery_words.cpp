#include "workspace/delivery_words.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <utility>

namespace lectern {

QString historyWords(const HistoryRow& row)
{
    static constexpr std::array<std::pair<const char*, const char*>, 20> kWords{{
        {"recorded", QT_TRANSLATE_NOOP("lectern::history", "Saved on this computer")},
        {"sending", QT_TRANSLATE_NOOP("lectern::history", "Trying to send")},
        {"later", QT_TRANSLATE_NOOP("lectern::history", "Not delivered, will be sent again")},
        {"outcome_unknown", QT_TRANSLATE_NOOP("lectern::history", "Sent, the outcome is not known yet")},
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
        {"repair_seen", QT_TRANSLATE_NOOP("lectern::history", "The repair was taken note of")},
        {"salvaged", QT_TRANSLATE_NOOP("lectern::history", "Saved from a damaged file")},
    }};
    for (const auto& [kind, words] : kWords) {
        if (row.kind == QLatin1String(kind))
            return QCoreApplication::translate("lectern::history", words);
    }
    return row.kind;
}

namespace {

QString translated(const char* text)
{
    return QCoreApplication::translate("lectern::history", text);
}

/// "Tried to send: no connection to the server". What reached the server is another matter.
QString wordsOfTry(const HistoryRow& end)
{
    const QJsonObject payload = QJsonDocument::fromJson(end.payload.toUtf8()).object();
    const QString error = payload[QLatin1String("error")].toString();
    if (end.kind == QLatin1String("later"))
        return error.isEmpty()
                   ? historyWords(end)
                   : translated(QT_TRANSLATE_NOOP("lectern::history", "Tried to send: %1")).arg(error);
    if (end.kind == QLatin1String("outcome_unknown"))
        return error.isEmpty() ? historyWords(end) : error;
    return historyWords(end);
}

bool endsATry(const HistoryRow& row)
{
    return row.kind == QLatin1String("later") || row.kind == QLatin1String("outcome_unknown") ||
           row.kind == QLatin1String("delivered") || row.kind == QLatin1String("needs_attention") ||
           row.kind == QLatin1String("released");
}

} // namespace

QList<HistoryLine> historyLines(const QList<HistoryRow>& rows)
{
    QList<HistoryLine> lines;
    for (qsizetype n = 0; n < rows.size(); ++n) {
        const bool isTry = rows.at(n).kind == QLatin1String("sending");
        if (isTry && n + 1 < rows.size() && endsATry(rows.at(n + 1)))
            continue; // how it ended says that there was a try
        const QString words = wordsOfTry(rows.at(n));
        const QDateTime at = QDateTime::fromString(rows.at(n).at, Qt::ISODateWithMs);
        if (!lines.isEmpty() && lines.last().words == words) {
            ++lines.last().times;
            lines.last().lastAt = at;
        } else {
            lines.append({at, words, 1, at});
        }
    }
    return lines;
}

} // namespace lectern
