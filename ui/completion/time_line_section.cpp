#include "ui/completion/time_line_section.h"

#include "ui/common/every_language.h"
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
    m_fold = new ToggleSection({}, this);
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
    inEveryLanguage(this, [this] {
        m_fold->setTitle(tr("Time line"));
        showSteps();
    });
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

QString TimeLineSection::lengthWords(qint64 seconds) const
{
    if (seconds < kHour)
        return SessionWords(m_clock->now()).minutes(std::max<qint64>(seconds, 0));
    if (seconds < kDay)
        //: hours and minutes
        return tr("%1 h %2 min").arg(seconds / kHour).arg(seconds % kHour / 60);
    return tr("%n day(s)", nullptr, int(seconds / kDay));
}

QDateTime TimeLineSection::completedAt() const
{
    if (!m_row.isCompleted())
        return {};
    const QDateTime server = m_row.session->completedAt;
    return server.isValid() || !m_row.record ? server : m_row.record->recordedAt;
}

QVector<TimeLine::Step> TimeLineSection::steps() const
{
    const Session& session = *m_row.session;
    const SessionWords words(m_clock->now());
    const bool completed = m_row.isCompleted();
    const QDateTime done = completedAt();
    const auto step = [&](const QString& name, const QDateTime& time) {
        TimeLine::Step made;
        made.name = name;
        made.reached = time.isValid();
        made.time = time.isValid() ? words.moment(time) : completed ? tr("not known") : tr("not yet");
        return made;
    };
    TimeLine::Step first = step(tr("Downloaded"), session.downloadCompletedAt);
    TimeLine::Step launch = step(tr("First launch"), session.firstLaunchAt);
    TimeLine::Step last = step(tr("Completed"), done);
    last.reached = completed;
    if (!first.reached && !completed && session.downloadStartedAt.isValid())
        first.time = tr("since %1").arg(words.moment(session.downloadStartedAt));
    if (first.reached && launch.reached)
        launch.duration = lengthWords(session.downloadCompletedAt.secsTo(session.firstLaunchAt));
    last.running = launch.reached && !completed;
    if (last.running)
        last.duration = tr("%1 so far").arg(lengthWords(session.firstLaunchAt.secsTo(m_clock->now())));
    else if (launch.reached && done.isValid())
        last.duration = lengthWords(session.firstLaunchAt.secsTo(done));
    return {first, launch, last};
}

void TimeLineSection::showSteps()
{
    if (!m_row.session)
        return;
    const QVector<TimeLine::Step> made = steps();
    m_line->setSteps(made);
    const TimeLine::Step& last = made.constLast();
    const TimeLine::Step& reached = last.reached ? last : made.at(1).reached ? made.at(1) : made.at(0);
    QStringList summary{reached.name + u' ' + reached.time};
    if (last.running)
        summary.append(last.duration);
    m_fold->setSummary(summary.join(QStringLiteral(" · ")));
    if (last.running)
        m_minute->start();
    else
        m_minute->stop();
}

} // namespace lectern
