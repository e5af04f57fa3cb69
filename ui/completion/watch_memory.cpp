#include "ui/completion/watch_memory.h"

#include "domain/iso_time.h"

using namespace Qt::StringLiterals;

namespace lectern {
namespace {

constexpr int kDaysKept = 7;

QString keyOf(const QUuid& session)
{
    return u"stop_watches/"_s + session.toString(QUuid::WithoutBraces);
}

// "collected ms", "running since", "written at", "zero" if it was reset
enum Part { Collected, Since, Written, Zero, Parts };

} // namespace

WatchMemory::WatchMemory(const QString& file, const QDateTime& now) : m_file(file, QSettings::IniFormat)
{
    m_file.beginGroup("stop_watches"_L1);
    const QStringList sessions = m_file.childKeys();
    for (const QString& session : sessions) {
        const QDateTime written = fromIsoTime(m_file.value(session).toStringList().value(Written));
        if (!written.isValid() || written.daysTo(now) >= kDaysKept)
            m_file.remove(session);
    }
    m_file.endGroup();
}

std::optional<WatchMemory::Watch> WatchMemory::read(const QUuid& session) const
{
    const QStringList parts = m_file.value(keyOf(session)).toStringList();
    if (parts.size() != Parts)
        return std::nullopt;
    bool isNumber = false;
    Watch watch;
    watch.collectedMs = parts.at(Collected).toLongLong(&isNumber);
    watch.runningSince = fromIsoTime(parts.at(Since));
    watch.fromZero = parts.at(Zero) == "zero"_L1;
    if (!isNumber || watch.collectedMs < 0)
        return std::nullopt;
    return watch;
}

void WatchMemory::write(const QUuid& session, const Watch& watch, const QDateTime& now)
{
    m_file.setValue(keyOf(session),
                    QStringList{QString::number(watch.collectedMs), toIsoTime(watch.runningSince),
                                toIsoTime(now), watch.fromZero ? u"zero"_s : u"launch"_s});
}

void WatchMemory::forget(const QUuid& session)
{
    m_file.remove(keyOf(session));
}

} // namespace lectern
