#pragma once

#include "domain/clock.h"
#include "domain/completion.h"
#include "domain/failure.h"
#include "ui/common/sheet.h"
#include "ui/completion/completion_guard.h"
#include "workspace/connection_status.h"
#include "workspace/session_detail.h"

#include <QDateTime>
#include <QUuid>

#include <memory>

namespace lectern {

class CompletionForm;
class DetailParts;
class WatchMemory;

/// One session, from its title to its delivery, with the score form and the two buttons that complete it. A
/// sheet of its own; 300 to 480 wide. UI thread. It knows no Console: it takes values and emits wishes.
///
/// What was typed is never lost: a newer detail of the same session does not touch fields that were edited
/// since they were filled, and before another session is shown the draft is handed over by draftChanged().
class DetailPanel : public Sheet
{
    Q_OBJECT

public:
    explicit DetailPanel(QWidget* parent = nullptr);
    ~DetailPanel() override;

    /// Shows @p detail; null is the same as clear(). @p arrival: how another session than before came here.
    void setDetail(const SessionDetailPtr& detail,
                   CompletionGuard::Arrival arrival = CompletionGuard::Arrival::ByHand);
    /// The detail of this session is on its way: until it comes, nothing of what is still shown can be
    /// completed, and its draft is handed over.
    void expect(const QUuid& session);
    /// Shows that no session is selected. Flushes the draft first.
    void clear();
    /// Null id while nothing is shown.
    [[nodiscard]] QUuid sessionId() const;
    /// Of the record that is shown; null while there is none.
    [[nodiscard]] QUuid recordId() const;
    [[nodiscard]] CompletionForm* form() const;
    /// Puts the keyboard into the score box and selects its text; without a form, on the first control there
    /// is.
    void focusScore();
    /// A field or button of the panel has the keyboard.
    [[nodiscard]] bool hasKeyboard() const;
    /// There is a form to type a result into.
    [[nodiscard]] bool hasForm() const;
    /// Time line and package folded to one line each: for a window lower than 700.
    void setCompact(bool compact);
    [[nodiscard]] bool isCompact() const;
    /// The form is there, everything in it is valid, and it was not handed over to be completed already.
    [[nodiscard]] bool canComplete() const;
    /// Its form shows what was handed over to be completed, and nothing else may be done with it.
    [[nodiscard]] bool isSubmitted(const QUuid& session) const { return m_submitted == session; }
    /// Where stop watches outlive the program. Must outlive the panel.
    void setWatchMemory(WatchMemory* memory);
    /// Starts or pauses the stop watch. Nothing happens without a form.
    void toggleWatch();
    /// For tests and pictures: where now comes from. Must outlive the panel; set it before the first detail.
    void setClock(const Clock* clock);
    /// For tests: what the rest after an advance is measured with.
    void setTicks(CompletionGuard::Ticks ticks) { m_guard.setTicks(std::move(ticks)); }
    /// Emits draftChanged() now if something was typed since the last time. Call before the window closes.
    void flushDraft();

public Q_SLOTS:
    /// By a menu or a shortcut; nothing happens unless canComplete(), nor to a form that nobody touched: the
    /// foot says so. Ctrl+Enter is the second one while the keyboard is in the panel; a menu may have the
    /// same shortcut.
    void complete();
    void completeAndNext();
    /// Opens the label for editing (F2 while the keyboard is in the panel).
    void editLabel();
    void showDraftSaved(const QUuid& sessionId, const QDateTime& at);
    /// It is tried again; the words stay until it is saved.
    void showDraftRefused(const QUuid& sessionId, const lectern::Failure& failure);
    /// The words stay above the buttons until the next change; the form keeps what was typed.
    void showSaveRefused(const QUuid& sessionId, const lectern::Failure& failure);
    /// What was handed over is on the disk as @p record. The session rests until a detail knows of it.
    void showSaved(const QUuid& sessionId, const QUuid& record);
    /// Replaces what stands in the form (a recalled record). Ignored for a session that is not shown.
    void fillForm(const QUuid& sessionId, const lectern::CompletionText& text);
    /// The time of recording will be appended to the notes.
    void setRecordedSuffix(bool on);
    /// What the delivery section says of records that wait. Optional.
    void setConnection(const lectern::ConnectionStatus& status);

Q_SIGNALS:
    void completeRequested(const QUuid& sessionId, const lectern::Completion& completion);
    void completeAndNextRequested(const QUuid& sessionId, const lectern::Completion& completion);
    void canCompleteChanged(bool can);
    void focusWanted(); ///< the keyboard is about to be put here: be shown
    /// 400 ms after the last change, when a field loses the keyboard, and before another session is shown.
    void draftChanged(const QUuid& sessionId, const lectern::CompletionText& text);
    void labelChanged(const QUuid& sessionId, const QString& label);
    void retryRequested(const QUuid& recordId);
    /// Confirmed by the instructor already.
    void discardRequested(const QUuid& recordId);
    void recallRequested(const QUuid& recordId);
    /// A conflict ends with what the server has.
    void keepServersRequested(const QUuid& recordId);
    void exportRequested(const QUuid& recordId);
    void receiptRequested(const QUuid& recordId);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void connectParts();
    void showDetail(bool isNew);
    void showForm(bool isNew);
    [[nodiscard]] bool takesResult() const;
    [[nodiscard]] bool knowsRecord(const QUuid& record) const;
    void updateFoot();
    bool submit(CompletionGuard::Wish wish);
    void completeBy(CompletionGuard::Wish wish, bool thenNext);
    void endSubmission();

    std::unique_ptr<DetailParts> m_parts;
    SessionDetailPtr m_detail;
    CompletionGuard m_guard;
    QUuid m_expected;  ///< its detail is on its way
    QUuid m_submitted; ///< this session was handed over to be completed and its detail does not know yet
    QUuid m_record;    ///< what became of m_submitted; null while that is not known
    bool m_draftRefused = false; ///< the foot says so
    bool m_compact = false;
    bool m_couldComplete = false;
};

} // namespace lectern
