#include "ui/completion/stop_watch.h"

#include "ui/common/announce.h"
#include "ui/common/every_language.h"
#include "ui/common/icons.h"
#include "ui/common/kinds.h"
#include "ui/common/measures.h"
#include "ui/common/tone_label.h"
#include "ui/completion/watch_memory.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QTimer>

namespace lectern {
namespace {

constexpr qint64 kMinute = 60'000;
constexpr qint64 kLongestHeadStart = 12 * 60 * kMinute;
constexpr qint64 kLongestSleep = 12 * 60 * kMinute; // of the program, with a watch running

QString faceText(qint64 ms)
{
    const qint64 seconds = ms / 1000;
    const auto two = [](qint64 number) {
        return QStringLiteral("%1").arg(number, 2, 10, QChar(u'0'));
    };
    return two(seconds / 3600) + u':' + two(seconds / 60 % 60) + u':' + two(seconds % 60);
}

} // namespace

StopWatch::StopWatch(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("stopWatch"));
    m_button = new QPushButton(this);
    m_button->setObjectName(QStringLiteral("stopWatchButton"));
    m_button->setAutoDefault(false);
    m_reset = new QPushButton(this);
    m_reset->setObjectName(QStringLiteral("stopWatchReset"));
    m_reset->setAutoDefault(false);
    setKind(m_reset, Kind::Flat);
    setSmall(m_reset);
    m_face = new IconLabel(IconName::Stopwatch, faceText(0), Tone::Text, this);
    m_face->setObjectName(QStringLiteral("stopWatchFace"));
    m_face->setIconTone(Tone::Link);
    m_face->setTabular(true);

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGap8);
    layout->addWidget(m_button);
    layout->addWidget(m_face);
    layout->addStretch(1);

    m_timer = new QTimer(this);
    m_timer->setInterval(1000);
    connect(m_timer, &QTimer::timeout, this, &StopWatch::tick);
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (isRunning())
            pause();
        else
            Q_EMIT startWanted();
    });
    connect(m_reset, &QPushButton::clicked, this, [this] {
        const int minutes = int(elapsedMs() / kMinute);
        m_button->setFocus(Qt::OtherFocusReason); // this one goes
        reset();
        Q_EMIT wasReset(minutes);
    });
    inEveryLanguage(this, [this] { retranslate(); });
}

void StopWatch::retranslate()
{
    m_face->setToolTip(tr("Stop watch"));
    //: puts the stop watch back to 00:00:00
    m_reset->setText(tr("Reset"));
    m_reset->setAccessibleName(tr("Reset the stop watch"));
    updateButton();
}

void StopWatch::setMemory(WatchMemory* memory)
{
    m_memory = memory;
}

void StopWatch::setClock(const Clock* clock)
{
    m_clock = clock;
}

void StopWatch::setSession(const QUuid& sessionId, const QDateTime& launchedAt)
{
    m_launchedAt = launchedAt;
    if (m_sessionId == sessionId)
        return;
    m_sessionId = sessionId;
    m_toldMinutes = -1;
    recall();
    updateButton();
    tick();
}

QDateTime StopWatch::countsFrom() const
{
    if (!m_launchedAt.isValid() || m_watches.value(m_sessionId).fromZero)
        return {};
    const qint64 since = m_launchedAt.msecsTo(m_clock->now());
    return since >= 0 && since <= kLongestHeadStart ? m_launchedAt : QDateTime();
}

void StopWatch::start(std::optional<double> minutes)
{
    const QDateTime from = countsFrom();
    Watch& watch = m_watches[m_sessionId];
    if (minutes) {
        if (watch.collectedMs / kMinute != qint64(*minutes) || *minutes != double(qint64(*minutes)))
            watch.collectedMs = qint64(*minutes * double(kMinute));
    } else {
        watch.collectedMs = from.isValid() ? from.msecsTo(m_clock->now()) : 0;
    }
    watch.runningSince = m_clock->monotonicMs();
    m_toldMinutes = -1;
    remember();
    updateButton();
    tick();
    if (!minutes && from.isValid() && elapsedMs() >= kMinute)
        Q_EMIT startedFromLaunch(from);
}

void StopWatch::pause()
{
    const auto watch = m_watches.find(m_sessionId);
    if (watch == m_watches.end() || !watch->runningSince)
        return;
    watch->collectedMs = elapsedMs();
    watch->runningSince.reset();
    remember();
    updateButton();
    tick();
}

void StopWatch::reset()
{
    m_watches[m_sessionId] = {0, std::nullopt, true};
    remember();
    updateButton();
    tick();
}

void StopWatch::forget(const QUuid& sessionId)
{
    m_watches.remove(sessionId);
    if (m_memory)
        m_memory->forget(sessionId);
    if (sessionId == m_sessionId) {
        updateButton();
        tick();
    }
}

void StopWatch::remember()
{
    if (!m_memory || m_sessionId.isNull())
        return;
    const Watch watch = m_watches.value(m_sessionId);
    // Running: as if it had been started now with all that was collected.
    const QDateTime now = m_clock->now();
    m_memory->write(m_sessionId, {elapsedMs(), watch.runningSince ? now : QDateTime(), watch.fromZero}, now);
}

// Of a session that was not shown yet since the program was started.
void StopWatch::recall()
{
    if (!m_memory || m_sessionId.isNull() || m_watches.contains(m_sessionId))
        return;
    const std::optional<WatchMemory::Watch> kept = m_memory->read(m_sessionId);
    if (!kept)
        return;
    Watch watch{kept->collectedMs, std::nullopt, kept->fromZero};
    const qint64 asleep = kept->runningSince.isValid() ? kept->runningSince.msecsTo(m_clock->now()) : -1;
    if (asleep >= 0 && asleep <= kLongestSleep) { // else the clock was set, or nobody came back for it
        watch.collectedMs += asleep;
        watch.runningSince = m_clock->monotonicMs();
    }
    m_watches.insert(m_sessionId, watch);
}

bool StopWatch::isRunning() const
{
    return m_watches.value(m_sessionId).runningSince.has_value();
}

qint64 StopWatch::elapsedMs() const
{
    const Watch watch = m_watches.value(m_sessionId);
    if (!watch.runningSince)
        return watch.collectedMs;
    return watch.collectedMs + m_clock->monotonicMs() - *watch.runningSince;
}

void StopWatch::tick()
{
    const qint64 elapsed = elapsedMs();
    m_face->setContent(IconName::Stopwatch, faceText(elapsed));
    m_reset->setVisible(elapsed > 0);
    const int minutes = int(elapsed / kMinute);
    if (isRunning() && minutes != m_toldMinutes) {
        m_toldMinutes = minutes;
        Q_EMIT minutesPassed(minutes);
    }
}

void StopWatch::updateButton()
{
    const bool running = isRunning();
    m_button->setIcon(icon(running ? IconName::Pause : IconName::Play));
    m_button->setText(running ? tr("Pause") : tr("Start"));
    m_reset->setVisible(elapsedMs() > 0);
    setSpokenName(m_button, running ? tr("Pause the stop watch") : tr("Start the stop watch"));
    if (running)
        m_timer->start();
    else
        m_timer->stop();
}

} // namespace lectern
