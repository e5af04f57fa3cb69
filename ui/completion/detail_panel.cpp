#include "ui/completion/detail_panel.h"

#include "ui/common/composition.h"
#include "ui/common/every_language.h"
#include "ui/common/icon_button.h"
#include "ui/completion/attention_section.h"
#include "ui/completion/completion_form.h"
#include "ui/completion/delivery_section.h"
#include "ui/completion/detail_foot.h"
#include "ui/completion/detail_parts.h"
#include "ui/completion/head_section.h"
#include "ui/completion/label_editor.h"
#include "ui/completion/package_section.h"
#include "ui/completion/result_view.h"
#include "ui/completion/time_line_section.h"

#include <QApplication>
#include <QKeyEvent>

#include <algorithm>

namespace lectern {
namespace {

/// What the form starts with: the draft, else the record that was not accepted, to be corrected.
CompletionText startText(const SessionDetail& detail)
{
    if (detail.draft)
        return toText(detail.draft->values, QLocale());
    if (AttentionSection::matterOf(detail) != AttentionSection::Matter::Rejected)
        return {};
    return toText(toDraftValues(detail.records.constFirst().completion), QLocale());
}

QDateTime launchOf(const SessionDetail& detail)
{
    const Session& session = *detail.row.session;
    return session.status == SessionStatus::InProgress ? session.firstLaunchAt : QDateTime();
}

} // namespace

DetailPanel::DetailPanel(QWidget* parent) : Sheet(parent), m_parts(std::make_unique<DetailParts>(*this))
{
    setObjectName(QStringLiteral("detailPanel"));
    setFocusPolicy(Qt::NoFocus);
    connectParts();
    inEveryLanguage(this, [this] {
        setAccessibleName(tr("Session"));
        m_parts->retranslate();
        if (m_detail)
            showDetail(false);
        updateFoot();
    });
}

DetailPanel::~DetailPanel() = default;

void DetailPanel::connectParts()
{
    connect(m_parts->form, &CompletionForm::stateChanged, this, &DetailPanel::updateFoot);
    connect(m_parts->form, &CompletionForm::edited, this, [this] {
        m_guard.touched();
        m_parts->foot->setRefusal({});
    });
    connect(m_parts->form, &CompletionForm::draftChanged, this, &DetailPanel::draftChanged);
    connect(m_parts->foot, &DetailFoot::completeClicked, this,
            [this] { completeBy(CompletionGuard::Wish::Button, false); });
    connect(m_parts->foot, &DetailFoot::completeAndNextClicked, this,
            [this] { completeBy(CompletionGuard::Wish::Button, true); });
    connect(m_parts->head->label(), &LabelEditor::labelChanged, this,
            [this](const QString& label) { Q_EMIT labelChanged(sessionId(), label); });
    const AttentionSection* attention = m_parts->attention;
    connect(attention, &AttentionSection::retryRequested, this, &DetailPanel::retryRequested);
    connect(attention, &AttentionSection::discardRequested, this, &DetailPanel::discardRequested);
    connect(attention, &AttentionSection::keepServersRequested, this, &DetailPanel::keepServersRequested);
    connect(attention, &AttentionSection::exportRequested, this, &DetailPanel::exportRequested);
    connect(m_parts->delivery, &DeliverySection::recallRequested, this, &DetailPanel::recallRequested);
    connect(m_parts->delivery, &DeliverySection::receiptRequested, this, &DetailPanel::receiptRequested);
}

void DetailPanel::setDetail(const SessionDetailPtr& detail, CompletionGuard::Arrival arrival)
{
    if (!detail || !detail->row.session) {
        clear();
        return;
    }
    const bool isNew = detail->row.session->id != sessionId();
    if (isNew) {
        Composition::current().commit(m_parts->form);
        m_parts->head->label()->finishEditing();
        m_parts->foot->setRefusal({});
        m_draftRefused = false;
        m_guard.arrived(arrival);
    }
    m_detail = detail;
    if (m_expected == sessionId())
        m_expected = {};
    showDetail(isNew);
    if (isNew || (!m_record.isNull() && knowsRecord(m_record))) {
        endSubmission();
        updateFoot();
    }
}

void DetailPanel::expect(const QUuid& session)
{
    m_expected = session == sessionId() ? QUuid() : session;
    if (!m_expected.isNull())
        flushDraft();
    updateFoot();
}

bool DetailPanel::knowsRecord(const QUuid& record) const
{
    return m_detail && std::any_of(m_detail->records.cbegin(), m_detail->records.cend(),
                                   [&record](const Record& each) { return each.id == record; });
}

void DetailPanel::endSubmission()
{
    m_submitted = {};
    m_record = {};
    m_parts->form->markSettled();
}

void DetailPanel::clear()
{
    Composition::current().commit(m_parts->form);
    m_parts->head->label()->finishEditing();
    m_parts->form->unload();
    m_detail.reset();
    m_expected = {};
    endSubmission();
    m_parts->attention->setDetail(nullptr);
    m_parts->delivery->setDetail(nullptr);
    m_parts->setEmpty(true);
    updateFoot();
}

QUuid DetailPanel::sessionId() const
{
    return m_detail ? m_detail->row.session->id : QUuid();
}

QUuid DetailPanel::recordId() const
{
    return m_detail && !m_detail->records.isEmpty() ? m_detail->records.constFirst().id : QUuid();
}

CompletionForm* DetailPanel::form() const
{
    return m_parts->form;
}

void DetailPanel::showDetail(bool isNew)
{
    m_parts->head->setRow(m_detail->row);
    m_parts->timeLine->setRow(m_detail->row);
    m_parts->package->setDetail(*m_detail);
    m_parts->attention->setDetail(m_detail);
    m_parts->delivery->setDetail(m_detail);
    if (takesResult()) {
        showForm(isNew);
    } else {
        m_parts->form->unload();
        m_parts->result->setDetail(*m_detail);
        const bool conflict = m_parts->attention->matter() == AttentionSection::Matter::Conflict;
        m_parts->setMiddle(conflict ? DetailParts::Middle::Nothing : DetailParts::Middle::Result);
    }
    m_parts->setEmpty(false);
    if (isNew)
        m_parts->scrollToTop();
    updateFoot();
}

void DetailPanel::showForm(bool isNew)
{
    const QDateTime savedAt = m_detail->draft ? m_detail->draft->savedAt : QDateTime();
    const bool loaded = m_parts->form->sessionId() == sessionId();
    if (isNew || !loaded)
        m_parts->form->load(sessionId(), startText(*m_detail), launchOf(*m_detail), savedAt);
    else
        m_parts->form->refresh(startText(*m_detail), launchOf(*m_detail), savedAt);
    m_parts->setMiddle(DetailParts::Middle::Form);
}

/// Also when the session was completed elsewhere: what was typed stays in sight.
bool DetailPanel::takesResult() const
{
    const AttentionSection::Matter matter = m_parts->attention->matter();
    if (matter == AttentionSection::Matter::Conflict || matter == AttentionSection::Matter::SessionGone)
        return false;
    if (!m_detail->row.isCompleted())
        return true;
    if (ResultView::ownResult(*m_detail))
        return false;
    const bool typed = m_parts->form->sessionId() == sessionId() && !m_parts->form->text().isEmpty();
    return m_detail->draft.has_value() || typed;
}

void DetailPanel::updateFoot()
{
    m_parts->foot->setOpenFields(m_parts->form->openFields());
    if (m_couldComplete == canComplete())
        return;
    m_couldComplete = canComplete();
    Q_EMIT canCompleteChanged(m_couldComplete);
}

bool DetailPanel::canComplete() const
{
    return m_detail && m_expected.isNull() && m_submitted.isNull() &&
           m_parts->middle() == DetailParts::Middle::Form && m_parts->form->sessionId() == sessionId() &&
           m_parts->form->completion().has_value();
}

bool DetailPanel::submit(CompletionGuard::Wish wish)
{
    Composition::current().commit(m_parts->form);
    if (!canComplete())
        return false;
    switch (m_guard.judge(wish, m_parts->form->isAncestorOf(QApplication::focusWidget()))) {
    case CompletionGuard::Verdict::TooSoon:
        return false;
    case CompletionGuard::Verdict::Untouched:
        m_parts->foot->setHint(
            tr("Nothing was entered for this session yet. Enter a result, or press the button."));
        return false;
    case CompletionGuard::Verdict::Meant:
        break;
    }
    m_parts->foot->setRefusal({});
    m_draftRefused = false;
    m_parts->form->markSubmitted();
    m_submitted = sessionId();
    return true;
}

void DetailPanel::completeBy(CompletionGuard::Wish wish, bool thenNext)
{
    if (!submit(wish))
        return;
    const Completion completion = *m_parts->form->completion();
    if (thenNext)
        Q_EMIT completeAndNextRequested(sessionId(), completion);
    else
        Q_EMIT completeRequested(sessionId(), completion);
    updateFoot();
}

void DetailPanel::complete()
{
    completeBy(CompletionGuard::Wish::Command, false);
}

void DetailPanel::completeAndNext()
{
    completeBy(CompletionGuard::Wish::Command, true);
}

void DetailPanel::showSaved(const QUuid& session, const QUuid& record)
{
    if (session != m_submitted)
        return;
    m_record = record;
    if (knowsRecord(record))
        endSubmission();
    updateFoot();
}

void DetailPanel::focusScore()
{
    Q_EMIT focusWanted();
    if (m_parts->form->isVisibleTo(this))
        m_parts->form->focusScore();
    else if (m_detail)
        m_parts->head->label()->pencil()->setFocus(Qt::TabFocusReason);
}

bool DetailPanel::hasKeyboard() const
{
    return isAncestorOf(QApplication::focusWidget());
}

bool DetailPanel::hasForm() const
{
    return m_detail && m_parts->middle() == DetailParts::Middle::Form;
}

void DetailPanel::editLabel()
{
    if (!m_detail)
        return;
    Q_EMIT focusWanted();
    m_parts->head->label()->startEditing();
}

void DetailPanel::setCompact(bool compact)
{
    if (m_compact == compact)
        return;
    m_compact = compact;
    m_parts->setCompact(compact);
}

bool DetailPanel::isCompact() const
{
    return m_compact;
}

void DetailPanel::setClock(const Clock* clock)
{
    m_parts->form->setClock(clock);
    m_parts->timeLine->setClock(clock);
    m_parts->attention->setClock(clock);
    m_parts->result->setClock(clock);
    m_parts->delivery->setClock(clock);
}

void DetailPanel::setWatchMemory(WatchMemory* memory)
{
    m_parts->form->setWatchMemory(memory);
}

void DetailPanel::toggleWatch()
{
    if (m_detail && m_parts->middle() == DetailParts::Middle::Form)
        m_parts->form->toggleWatch();
}

void DetailPanel::flushDraft()
{
    Composition::current().commit(m_parts->form);
    m_parts->form->flush();
}

void DetailPanel::showDraftSaved(const QUuid& session, const QDateTime& at)
{
    if (session != sessionId())
        return;
    if (std::exchange(m_draftRefused, false))
        m_parts->foot->setRefusal({});
    m_parts->form->showDraftSaved(at);
    if (m_parts->form->sessionId() != session)
        return;
    // What the form would be filled from again knows the newest draft.
    auto known = std::make_shared<SessionDetail>(*m_detail);
    known->draft = Draft{{}, session, toDraftValues(m_parts->form->handedText(), QLocale()), at};
    m_detail = known;
}

void DetailPanel::showDraftRefused(const QUuid& session, const Failure& failure)
{
    if (session != sessionId())
        return;
    m_draftRefused = true;
    //: %1: why not
    m_parts->foot->setRefusal(tr("The draft is not saved yet: %1 It is tried again.").arg(failure.message));
}

void DetailPanel::showSaveRefused(const QUuid& session, const Failure& failure)
{
    if (session != sessionId())
        return;
    m_parts->form->markRefused();
    endSubmission();
    m_draftRefused = false;
    m_parts->foot->setRefusal(failure.message);
    updateFoot();
}

void DetailPanel::fillForm(const QUuid& session, const CompletionText& text)
{
    if (session != sessionId())
        return;
    if (m_parts->form->sessionId() != session)
        m_parts->form->load(session, {}, launchOf(*m_detail), {});
    endSubmission();
    m_guard.touched();
    m_parts->form->fill(text);
    updateFoot();
}

void DetailPanel::setRecordedSuffix(bool on)
{
    m_parts->form->setRecordedSuffix(on);
}

void DetailPanel::setConnection(const ConnectionStatus& status)
{
    m_parts->delivery->setConnection(status);
}

void DetailPanel::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && (event->modifiers() & ~Qt::KeypadModifier) == Qt::ControlModifier) {
        if (!event->isAutoRepeat())
            completeAndNext();
        event->accept();
    } else if (event->key() == Qt::Key_F2 && event->modifiers() == Qt::NoModifier && m_detail) {
        editLabel();
        event->accept();
    } else {
        Sheet::keyPressEvent(event);
    }
}

void DetailPanel::hideEvent(QHideEvent* event)
{
    flushDraft();
    Sheet::hideEvent(event);
}

} // namespace lectern
