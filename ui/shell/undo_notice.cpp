#include "ui/shell/undo_notice.h"

#include "ui/common/isolated.h"
#include "ui/common/undo_bar.h"

#include <QKeySequence>
#include <QPushButton>
#include <QTimer>

#include <chrono>

using namespace std::chrono_literals;

namespace lectern {
namespace {

int secondsLeft(const Record& record)
{
    if (!record.holdUntil.isValid())
        return 0;
    const qint64 left = QDateTime::currentDateTimeUtc().msecsTo(record.holdUntil);
    return left <= 0 ? 0 : static_cast<int>((left + 999) / 1000);
}

} // namespace

UndoNotice::UndoNotice(UndoBar* bar, QObject* parent)
    : QObject(parent)
    , m_bar(bar)
    , m_second(new QTimer(this))
{
    m_second->setInterval(1s);
    connect(m_second, &QTimer::timeout, this, &UndoNotice::tick);
    connect(m_bar, &UndoBar::actionTriggered, this, [this] { Q_EMIT recallRequested(m_record.id); });
    connect(m_bar, &UndoBar::closed, this, &UndoNotice::close);
}

QString UndoNotice::text() const
{
    const int seconds = secondsLeft(m_record);
    QString when;
    if (seconds > 0)
        when = m_online ? tr("will be sent in %n s", "", seconds)
                        : tr("will be sent in %n s, or when online again", "", seconds);
    else
        when = m_online ? tr("will be sent now") : tr("will be sent when online again");
    return isolated(m_name) + QStringLiteral(" · ") + when;
}

void UndoNotice::open(const Record& record, const QString& name)
{
    if (record.state != RecordState::Queued || (m_online && secondsLeft(record) == 0)) {
        close();
        return;
    }
    m_record = record;
    m_name = name;
    m_bar->open(IconName::Completed, tr("Completed"), text(), tr("Recall"));
    m_bar->button()->setToolTip(
        tr("Recall (%1)")
            .arg(isolated(QKeySequence(Qt::CTRL | Qt::Key_Z).toString(QKeySequence::NativeText))));
    m_second->start();
    Q_EMIT changed();
}

void UndoNotice::setConnection(const ConnectionStatus& status)
{
    m_online = status.state == ConnectionStatus::State::Online ||
               status.state == ConnectionStatus::State::Connecting;
    if (!m_record.id.isNull())
        m_bar->setText(text());
}

void UndoNotice::update(const Record& record)
{
    if (record.id != m_record.id)
        return;
    if (record.state != RecordState::Queued || record.outcomeUnknown)
        close();
    else
        m_record = record;
}

void UndoNotice::tick()
{
    m_bar->setText(text());
}

void UndoNotice::tell(const QString& words, IconName icon)
{
    close();
    m_bar->open(icon, words, {}, {});
}

void UndoNotice::close()
{
    m_second->stop();
    m_bar->dismiss();
    if (m_record.id.isNull())
        return;
    m_record = {};
    Q_EMIT changed();
}

} // namespace lectern
