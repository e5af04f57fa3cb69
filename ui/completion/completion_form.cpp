#include "ui/completion/completion_form.h"

#include "domain/number_text.h"
#include "domain/person_text.h"
#include "ui/common/every_language.h"
#include "ui/common/measures.h"
#include "ui/common/tone_label.h"
#include "ui/completion/form_check.h"
#include "ui/completion/notes_edit.h"
#include "ui/completion/notes_field.h"
#include "ui/completion/number_box.h"
#include "ui/completion/preview_strip.h"
#include "ui/completion/score_field.h"
#include "ui/completion/stop_watch.h"
#include "ui/completion/time_field.h"
#include "ui/sessions/session_words.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace lectern {
namespace {

constexpr int kDebounceMs = 400;

/// What text() says when @p text stands in the form.
CompletionText asShown(const CompletionText& text)
{
    return {text.score, text.timeSpentMinutes, fieldText(text.notes)};
}

} // namespace

CompletionForm::CompletionForm(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("completionForm"));
    build();
    setTabOrders();
    m_debounce = new QTimer(this);
    m_debounce->setSingleShot(true);
    m_debounce->setInterval(kDebounceMs);
    connect(m_debounce, &QTimer::timeout, this, &CompletionForm::flush);
    connect(m_score, &ScoreField::edited, this, &CompletionForm::onEdited);
    connect(m_time, &TimeField::edited, this, &CompletionForm::onEdited);
    connect(m_notes, &NotesField::edited, this, &CompletionForm::onEdited);
    for (QWidget* field : std::initializer_list<QWidget*>{m_score->box(), m_time->box(), m_notes->edit()})
        field->installEventFilter(this);
    inEveryLanguage(this, [this] { retranslate(); });
}

void CompletionForm::retranslate()
{
    setAccessibleName(tr("Result"));
    m_title->setText(tr("Result"));
    showSaved();
    check();
    if (text() != m_handed) // numbers are written in another way now
        m_debounce->start();
}

void CompletionForm::build()
{
    m_saved = new IconLabel(this);
    m_saved->setObjectName(QStringLiteral("draftSaved"));
    m_score = new ScoreField(this);
    m_preview = new PreviewStrip(this);
    m_time = new TimeField(this);
    m_notes = new NotesField(this);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(0, 0, 0, 0);
    head->setSpacing(kGap8);
    m_title = new ToneLabel({}, Type::StrongBold, Tone::Text, this);
    head->addWidget(m_title);
    head->addStretch(1);
    head->addWidget(m_saved);
    layout->addLayout(head);
    layout->addSpacing(kGap4);
    layout->addWidget(m_score);
    layout->addSpacing(kGap8);
    layout->addWidget(m_preview);
    layout->addSpacing(kGap12);
    layout->addWidget(m_time);
    layout->addSpacing(kGap12);
    layout->addWidget(m_notes, 1); // has what height is left
}

void CompletionForm::setTabOrders()
{
    QList<QWidget*> chain = m_score->focusChain() + m_time->focusChain();
    chain.append(m_notes->edit());
    for (int i = 1; i < chain.size(); ++i)
        setTabOrder(chain.at(i - 1), chain.at(i));
}

QWidget* CompletionForm::firstField() const
{
    return m_score->box();
}

QWidget* CompletionForm::lastField() const
{
    return m_notes->edit();
}

CompletionText CompletionForm::text() const
{
    return {m_score->text(), m_time->text(), m_notes->text()};
}

void CompletionForm::setText(const CompletionText& text)
{
    m_score->setText(text.score);
    m_time->setText(text.timeSpentMinutes);
    m_notes->setText(text.notes);
}

void CompletionForm::leave()
{
    flush();
    if (m_submitted && text() == *m_submitted)
        m_time->watch()->forget(m_sessionId);
    m_submitted.reset();
}

void CompletionForm::load(const QUuid& sessionId, const CompletionText& text, const QDateTime& launchedAt,
                          const QDateTime& draftSavedAt)
{
    leave();
    setLocked(false);
    m_sessionId = sessionId;
    setText(text);
    m_loaded = m_handed = this->text();
    m_savedAt = draftSavedAt;
    showSaved();
    check();
    m_time->setSession(sessionId, launchedAt); // a running watch goes on filling the box
}

void CompletionForm::refresh(const CompletionText& saved, const QDateTime& launchedAt,
                             const QDateTime& draftSavedAt)
{
    const CompletionText now = text();
    const bool untouched = now == m_loaded && m_handed == m_loaded && !m_submitted;
    const bool older = m_savedAt.isValid() && draftSavedAt.isValid() && draftSavedAt < m_savedAt;
    if (untouched && !older && asShown(saved) != now) {
        setText(saved);
        m_loaded = m_handed = text();
        check();
    }
    if (text() == m_handed && !m_debounce->isActive() && !older && draftSavedAt.isValid())
        m_savedAt = draftSavedAt;
    showSaved();
    m_time->setSession(m_sessionId, launchedAt);
}

void CompletionForm::fill(const CompletionText& text)
{
    m_debounce->stop();
    m_submitted.reset();
    m_time->watch()->pause();
    setText(text);
    m_loaded = m_handed = this->text();
    check();
}

void CompletionForm::unload()
{
    leave();
    m_sessionId = QUuid();
    setText({});
    m_loaded = m_handed = {};
    m_savedAt = {};
    m_time->setSession({}, {});
    showSaved();
    check();
}

void CompletionForm::onEdited()
{
    m_savedAt = {};
    showSaved();
    check();
    m_debounce->start();
    Q_EMIT edited();
}

void CompletionForm::flush()
{
    m_debounce->stop();
    const CompletionText now = text();
    if (m_sessionId.isNull() || now == m_handed || m_submitted)
        return;
    m_handed = now;
    Q_EMIT draftChanged(m_sessionId, now);
}

void CompletionForm::markSubmitted()
{
    m_debounce->stop();
    m_time->watch()->pause();
    m_submitted = text();
    setLocked(true);
}

void CompletionForm::markSettled()
{
    setLocked(false);
    if (m_submitted)
        m_handed = *std::exchange(m_submitted, std::nullopt);
}

void CompletionForm::markRefused()
{
    setLocked(false);
    m_submitted.reset();
    flush();
}

void CompletionForm::setLocked(bool locked)
{
    m_score->box()->setReadOnly(locked);
    m_time->box()->setReadOnly(locked);
    m_notes->edit()->setReadOnly(locked);
}

void CompletionForm::setRecordedSuffix(bool on)
{
    m_recordedSuffix = on;
    m_notes->setRecordedSuffix(on);
    check();
}

void CompletionForm::check()
{
    const auto checked = FormCheck(m_recordedSuffix).check(text(), QLocale());
    m_completion = checked ? std::optional(checked.value()) : std::nullopt;
    const FieldErrors errors = checked ? FieldErrors() : checked.error();
    showErrors(errors);
    showPreview();
    Q_EMIT stateChanged();
}

void CompletionForm::showErrors(const FieldErrors& errors)
{
    m_openFields.clear();
    const auto wordsFor = [&](const char* fieldName, const QString& name, QWidget* place) {
        const auto error = std::find_if(errors.begin(), errors.end(), [fieldName](const FieldError& each) {
            return each.field == QLatin1String(fieldName);
        });
        if (error == errors.end())
            return QString();
        m_openFields.append({name, place});
        return error->message;
    };
    const QString score = wordsFor(field::kScore, tr("Score"), m_score->box());
    const QString time = wordsFor(field::kTimeSpent, tr("Time spent"), m_time->box());
    m_score->setError(m_score->box()->isBeingTyped() ? QString() : score);
    m_time->setError(m_time->box()->isBeingTyped() ? QString() : time);
    m_notes->setError(wordsFor(field::kNotes, tr("Notes"), m_notes->edit()));
}

void CompletionForm::showPreview()
{
    const NumberText read = readNumber(m_score->text(), QLocale());
    if (read.kind == NumberText::Kind::Empty) {
        m_preview->showNoScore();
        return;
    }
    const auto score = read.kind == NumberText::Kind::Number ? Score::of(read.value) : std::optional<Score>();
    if (score)
        m_preview->showScore(*score);
    else
        m_preview->showUnknown();
}

void CompletionForm::showDraftSaved(const QDateTime& at)
{
    if (text() != m_handed || text().isEmpty())
        return; // it went on since then
    m_savedAt = at;
    showSaved();
}

void CompletionForm::showSaved()
{
    m_saved->setVisible(m_savedAt.isValid());
    if (!m_savedAt.isValid())
        return;
    const SessionWords words(m_clock->now());
    m_saved->setContent(IconName::Check,
                        tr("Draft saved %1", "time or weekday").arg(words.moment(m_savedAt)));
}

void CompletionForm::focusScore()
{
    m_score->box()->setFocus(Qt::OtherFocusReason);
    m_score->box()->selectAll();
}

void CompletionForm::setWatchMemory(WatchMemory* memory)
{
    m_time->watch()->setMemory(memory);
}

void CompletionForm::toggleWatch()
{
    m_time->watch()->button()->click();
}

void CompletionForm::setClock(const Clock* clock)
{
    m_clock = clock;
    m_time->watch()->setClock(clock);
}

bool CompletionForm::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusOut) {
        // After the event: an unfinished number is judged by who has the keyboard then.
        QMetaObject::invokeMethod(
            this,
            [this] {
                check();
                flush();
            },
            Qt::QueuedConnection);
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace lectern
