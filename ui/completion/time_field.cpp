#include "ui/completion/time_field.h"

#include "domain/number_text.h"
#include "domain/time_spent.h"
#include "ui/common/field_label.h"
#include "ui/common/field_message.h"
#include "ui/common/measures.h"
#include "ui/completion/number_box.h"
#include "ui/completion/stop_watch.h"
#include "ui/completion/wrapping.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace lectern {

TimeField::TimeField(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("timeField"));
    m_box = new NumberBox(0.0, TimeSpent::kMaxMinutes, this);
    m_box->setObjectName(QStringLiteral("timeBox"));
    m_box->setAccessibleName(tr("Time spent"));
    //: in an empty time box
    m_box->setPlaceholder(tr("None"));
    m_box->setEmptyWords(tr("no time"));
    auto* label = new FieldLabel(tr("Time spent"), m_box, this);
    label->setHint(tr("minutes"));
    m_watch = new StopWatch(this);
    m_message = new FieldMessage(this);
    m_message->setObjectName(QStringLiteral("timeMessage"));
    m_message->setField(m_box);
    growWithLines(m_message);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0); // label and message keep their own distance
    layout->addWidget(label);
    auto* row = new QHBoxLayout;
    row->setSpacing(kGap8);
    row->addWidget(m_box);
    row->addWidget(m_watch, 1);
    layout->addLayout(row);
    layout->addWidget(m_message);

    connect(m_box, &NumberBox::edited, this, [this] {
        m_watch->pause();
        Q_EMIT edited();
    });
    connect(m_watch, &StopWatch::startWanted, this, [this] {
        std::optional<double> minutes = m_box->number();
        if (minutes && !TimeSpent::ofMinutes(*minutes))
            minutes.reset();
        m_watch->start(minutes);
    });
    connect(m_watch, &StopWatch::minutesPassed, this, [this](int minutes) {
        const QString text = writeNumber(minutes, QLocale());
        if (m_box->text() == text)
            return;
        m_box->setText(text);
        Q_EMIT edited();
    });
}

QString TimeField::text() const
{
    return m_box->text();
}

void TimeField::setText(const QString& text)
{
    m_box->setText(text);
}

void TimeField::setError(const QString& words)
{
    if (words.isEmpty())
        m_message->clear();
    else
        m_message->setError(words);
}

void TimeField::setSession(const QUuid& sessionId, const QDateTime& launchedAt)
{
    m_watch->setSession(sessionId, launchedAt);
}

QList<QWidget*> TimeField::focusChain() const
{
    return {m_box, m_watch->button()};
}

} // namespace lectern
