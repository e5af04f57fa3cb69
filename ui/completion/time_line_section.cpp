#include "ui/completion/time_line_section.h"

#include "ui/common/time_line.h"
#include "ui/common/toggle_section.h"
#include "ui/sessions/session_words.h"

#include <QAbstractButton>
#include <QTimer>
#include <QVBoxLayout>

namespace lectern {
namespace {

constexpr qint64 kHour = 3600;
constexpr qint64 kDay = 24 * kHour;

} // namespace

TimeLineSection::TimeLineSection(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("timeLineSection"));
    m_fold = new ToggleSection(tr("Time line"), this);
    m_fold->headButton()->setObjectName(QStringLiteral("timeLineFold"));
    m_line = new TimeLine(this);
    m_line->setObjectName(QStringLiteral("timeLine"));
    m_fold->content()->addWidget(m_line);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_fold);
    m_minute = new QTimer(this);
    m_minute->setInterval(60'000);
    connect(m_minute, &QTimer::timeout, this, &TimeLineSection::showSteps);
    setCompact(false);
}

void TimeLineSection::setClock(const Clock* clock)
{
    m_clock = clock;
}

void TimeLineSection::setCompact(bool compact)
{
    m_fold->headButton()->setVisible(compact);
    m_fold->setOpen(!compact);
}

void TimeLineSection::setRow(const SessionRow& row)
{
    m_row = row;
    showSteps();
}

void TimeLineSection::showSteps()
{
    if (!m_row.session)
        return;
    const Session& session = *m_row.session;
    const QDateTime now = m_clock->now();
    const SessionWords words(now);
    const auto length = [&words](qint64 seconds) {
        if (seconds < kHour)
            return words.minutes(std::max<qint64>(seconds, 0));
        if (seconds < kDay)
            //: hours and minutes
            return tr("%1 h %2 min").arg(seconds / kHour).arg(seconds % kHour / 60);
        return tr("%n day(s)", nullptr, int(seconds / kDay));
    };
    const bool completed = m_row.isCompleted();
    const bool ours = completed && !session.completedAt.isValid() && m_row.record;
    const QDateTime done = ours ? m_row.record->recordedAt : session.completedAt;
    const auto step = [&](const QString& name, const QDateTime& time) {
        TimeLine::Step made;
        made.name = name;
        made.reached = time.isValid();
        made.time = time.isValid() ? words.moment(time) : completed ? tr("not known") : tr("not yet");
        return made;
    };
    const bool downloading = !session.downloadCompletedAt.isValid() && session.downloadStartedAt.isValid();
    TimeLine::Step first = step(tr("Downloaded"), session.downloadCompletedAt);
    TimeLine::Step launch = step(tr("First launch"), session.firstLaunchAt);
    TimeLine::Step last = step(tr("Completed"), completed ? done : QDateTime());
    if (downloading && !completed)
        first.time = tr("since %1").arg(words.moment(session.downloadStartedAt));
    last.reached = completed;
    if (first.reached && launch.reached)
        launch.duration = length(session.downloadCompletedAt.secsTo(session.firstLaunchAt));
    if (launch.reached && completed && done.isValid())
        last.duration = length(session.firstLaunchAt.secsTo(done));
    last.running = launch.reached && !completed;
    if (last.running)
        last.duration = tr("%1 so far").arg(length(session.firstLaunchAt.secsTo(now)));
    m_line->setSteps({first, launch, last});
    const TimeLine::Step& reached = completed ? last : launch.reached ? launch : first;
    QStringList summary{reached.name + u' ' + reached.time, last.running ? last.duration : QString()};
    summary.removeAll(QString());
    m_fold->setSummary(summary.join(QStringLiteral(" · ")));
    if (last.running)
        m_minute->start();
    else
        m_minute->stop();
}

} // namespace lectern
