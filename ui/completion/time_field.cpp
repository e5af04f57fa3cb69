#include "ui/completion/time_field.h"

#include "domain/number_suggestion.h"
#include "domain/number_text.h"
#include "domain/time_spent.h"
#include "ui/common/every_language.h"
#include "ui/common/field_label.h"
#include "ui/common/field_message.h"
#include "ui/common/measures.h"
#include "ui/completion/number_box.h"
#include "ui/completion/stop_watch.h"
#include "ui/completion/suggestion.h"
#include "ui/completion/wrapping.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace lectern {
namespace {

constexpr double kFirstStep = 1.0; // minute, from an empty box

} // namespace

TimeField::TimeField(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("timeField"));
    m_box = new NumberBox(0.0, TimeSpent::kMaxMinutes, kFirstStep, this);
    m_box->setObjectName(QStringLiteral("timeBox"));
    auto* label = new FieldLabel({}, m_box, this);
    m_watch = new StopWatch(this);
    label->addTrailing(m_watch->resetButton());
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
    m_suggestion = new Suggestion(m_box, this);
    layout->addWidget(m_suggestion);
    inEveryLanguage(this, [this, label] {
        m_message->clear(); // the form says it again
        showStart();
        m_box->setAccessibleName(tr("Time spent"));
        //: in an empty time box
        m_box->setPlaceholder(tr("None"));
        m_box->setEmptyWords(tr("no time"));
        //: the letter after & differs from those of the other fields and of the menu bar
        label->setText(tr("&Time spent"));
        label->setHint(tr("minutes"));
    });

    connectWatch();
}

void TimeField::connectWatch()
{
    connect(m_box, &NumberBox::edited, this, [this] {
        m_startedFrom = {};
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
    connect(m_watch, &StopWatch::startedFromLaunch, this, [this](const QDateTime& launchedAt) {
        m_startedFrom = launchedAt;
        showStart();
    });
    connect(m_watch, &StopWatch::wasReset, this, [this](int minutes) {
        m_startedFrom = {};
        // What the watch wrote goes with it; what a person wrote stays.
        if (m_box->text() == writeNumber(minutes, QLocale()))
            m_box->replaceByUser({});
        showStart();
    });
}

// Where the minutes come from, when they jump.
void TimeField::showStart()
{
    const QLocale locale;
    const auto time = [&locale](const QDateTime& at) {
        return locale.toString(at.toLocalTime().time(), QLocale::ShortFormat);
    };
    const QDateTime from = m_watch->countsFrom();
    m_watch->button()->setToolTip(m_watch->isRunning() || !from.isValid() || !m_box->text().isEmpty()
                                      ? QString()
                                      : tr("Counts from the first launch at %1", "time").arg(time(from)));
    if (m_startedFrom.isValid())
        m_message->setNote(IconName::Info,
                           tr("Counted from the first launch at %1", "time").arg(time(m_startedFrom)),
                           Tone::Secondary);
}

QString TimeField::text() const
{
    return m_box->text();
}

void TimeField::setText(const QString& text)
{
    m_startedFrom = {};
    m_box->setText(text);
}

void TimeField::setError(const QString& words)
{
    const std::optional<double> meant = words.isEmpty() ? std::nullopt : suggestedMinutes(text(), QLocale());
    m_suggestion->offer(meant);
    if (!words.isEmpty()) {
        //: %1: what is wrong, a sentence. %2: minutes
        m_message->setError(meant ? tr("%1 Did you mean %2?").arg(words, writeNumber(*meant, QLocale()))
                                  : words);
        return;
    }
    m_message->clear();
    showStart();
}

void TimeField::setSession(const QUuid& sessionId, const QDateTime& launchedAt)
{
    m_watch->setSession(sessionId, launchedAt);
    showStart();
}

QList<QWidget*> TimeField::focusChain() const
{
    return {m_box, m_suggestion, m_watch->button(), m_watch->resetButton()};
}

} // namespace lectern
