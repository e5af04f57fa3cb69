#include "ui/completion/stop_watch.h"

#include "ui/common/announce.h"
#include "ui/common/icons.h"
#include "ui/common/measures.h"
#include "ui/common/tone_label.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QTimer>

namespace lectern {
namespace {

constexpr qint64 kMinute = 60'000;
constexpr qint64 kLongestHeadStart = 12 * 60 * kMinute;

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
    m_face = new IconLabel(IconName::Stopwatch, faceText(0), Tone::Text, this);
    m_face->setObjectName(QStringLiteral("stopWatchFace"));
    m_face->setIconTone(Tone::Link);
    m_face->setTabular(true);
    m_face->setToolTip(tr("Stop watch"));

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
    updateButton();
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
    updateButton();
    tick();
}

void StopWatch::start(std::optional<double> minutes)
{
    Watch& watch = m_watches[m_sessionId];
    if (minutes) {
        if (watch.collectedMs / kMinute != qint64(*minutes) || *minutes != double(qint64(*minutes)))
            watch.collectedMs = qint64(*minutes * double(kMinute));
    } else {
        const qint64 since = m_launchedAt.isValid() ? m_launchedAt.msecsTo(m_clock->now()) : -1;
        watch.collectedMs = since >= 0 && since <= kLongestHeadStart ? since : 0;
    }
    watch.runningSince = m_clock->monotonicMs();
    m_toldMinutes = -1;
    updateButton();
    tick();
}

void StopWatch::pause()
{
    const auto watch = m_watches.find(m_sessionId);
    if (watch == m_watches.end() || !watch->runningSince)
        return;
    watch->collectedMs = elapsedMs();
    watch->runningSince.reset();
    updateButton();
    tick();
}

void StopWatch::forget(const QUuid& sessionId)
{
    m_watches.remove(sessionId);
    if (sessionId == m_sessionId) {
        updateButton();
        tick();
    }
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
    setSpokenName(m_button, running ? tr("Pause the stop watch") : tr("Start the stop watch"));
    if (running)
        m_timer->start();
    else
        m_timer->stop();
}

} // namespace lectern
