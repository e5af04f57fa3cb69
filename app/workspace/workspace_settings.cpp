// The settings of an account that the core itself obeys.
#include "domain/recorded_suffix.h"
#include "workspace/workspace.h"

namespace lectern {

QString Workspace::setting(QLatin1String key)
{
    return m_store->setting(key);
}

Outcome Workspace::setSetting(QLatin1String key, const QString& value)
{
    auto kept = m_store->setSetting(key, value);
    if (kept)
        applySettings();
    return kept;
}

void Workspace::applySettings()
{
    Parallel parallel;
    const auto read = [this](QLatin1String key, int& value) {
        bool ok = false;
        const int kept = setting(key).toInt(&ok);
        if (ok)
            value = kept;
    };
    read(settings::kParallelHttp1, parallel.http1);
    read(settings::kParallelHttp2, parallel.http2);
    m_sender->setParallel(parallel);
    m_appendsRecordedTime = setting(settings::kRecordedSuffix) == QLatin1String("1");
}

/// The server has no field for when it happened: the notes can say it (product: two times).
Result<Completion> Workspace::withRecordedTime(const Completion& completion)
{
    if (!appendsRecordedTime())
        return completion;
    const QString typed = completion.notes ? completion.notes->text() : QString();
    auto notes = Notes::of(withRecordedSuffix(typed, m_clock.now(), m_clock.utcOffsetSeconds()));
    if (!notes) {
        return Failure{
            FailureReason::InvalidInput,
            tr("The notes are too long: with the time of recording they may have %n character(s). Shorten "
               "them, then complete again.",
               nullptr, int(Notes::kMaxLength - kRecordedSuffixLength)),
            {}};
    }
    Completion complete = completion;
    complete.notes = std::move(notes);
    return complete;
}

/// After sleep, or when the network is back: what was connected may be dead, and it is worth a try at once.
void Workspace::onWokeUp()
{
    m_http->dropConnections();
    tellDirectory([](SessionDirectory& directory) { directory.dropConnections(); });
    m_connection->resume();
    m_sender->wake();
}

} // namespace lectern
