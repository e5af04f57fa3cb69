#pragma once

#include "domain/clock.h"
#include "domain/completion.h"

#include <QDateTime>
#include <QUuid>
#include <QVector>
#include <QWidget>

#include <optional>

class QTimer;

namespace lectern {

class IconLabel;
class NotesField;
class PreviewStrip;
class ScoreField;
class TimeField;
class ToneLabel;
class WatchMemory;

/// Score, time spent and notes of one session, checked as they are typed. UI thread. Numbers are read and
/// written in QLocale(). The text is the truth: nothing is rounded, corrected or cut off behind one's back.
class CompletionForm : public QWidget
{
    Q_OBJECT

public:
    /// A field that keeps the session from being completed.
    struct OpenField
    {
        QString name; ///< "Score", translated
        QWidget* field = nullptr;
    };

    explicit CompletionForm(QWidget* parent = nullptr);

    /// Fills the form for a session. Flushes the draft of the one before. @p launchedAt: first launch of a
    /// session under way, invalid for others.
    void load(const QUuid& sessionId, const CompletionText& text, const QDateTime& launchedAt,
              const QDateTime& draftSavedAt);
    /// The same session again, as it stands on the disk now: taken over only if nothing was typed since the
    /// form was filled.
    void refresh(const CompletionText& saved, const QDateTime& launchedAt, const QDateTime& draftSavedAt);
    /// Replaces the text, also one that was typed.
    void fill(const CompletionText& text);
    /// Forgets session and text. Flushes the draft first unless it was submitted.
    void unload();

    [[nodiscard]] QUuid sessionId() const { return m_sessionId; }
    [[nodiscard]] CompletionText text() const;
    /// Nothing while a field is invalid.
    [[nodiscard]] std::optional<Completion> completion() const { return m_completion; }
    /// In the order of the form.
    [[nodiscard]] QVector<OpenField> openFields() const { return m_openFields; }
    /// Emits draftChanged() if the text is not the one that was saved last.
    void flush();
    /// The text was handed over to be completed: it is no draft any more, and stays as it is until it is
    /// known what became of it.
    void markSubmitted();
    /// It is known: what is typed from now on is a draft again.
    void markSettled();
    /// It was not saved after all.
    void markRefused();
    /// The time of recording will be appended to the notes and takes room there.
    void setRecordedSuffix(bool on);
    void showDraftSaved(const QDateTime& at);
    void focusScore();
    /// First and last field in the order of Tab.
    [[nodiscard]] QWidget* firstField() const;
    [[nodiscard]] QWidget* lastField() const;
    /// Where stop watches outlive the program. Must outlive the form.
    void setWatchMemory(WatchMemory* memory);
    /// Starts or pauses the stop watch, as its button does.
    void toggleWatch();
    /// As it was handed over last by draftChanged(), or filled.
    [[nodiscard]] const CompletionText& handedText() const { return m_handed; }
    /// For tests and pictures: where the stop watch takes its time from. Must outlive the form.
    void setClock(const Clock* clock);

Q_SIGNALS:
    /// By the user, at once.
    void edited();
    /// completion() or openFields() changed.
    void stateChanged();
    void draftChanged(const QUuid& sessionId, const lectern::CompletionText& text);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void retranslate();
    void setTabOrders();
    void leave();
    void onEdited();
    void check();
    void showErrors(const FieldErrors& errors);
    void showPreview();
    void showSaved();
    void setText(const CompletionText& text);
    void setLocked(bool locked);

    SystemClock m_systemClock;
    const Clock* m_clock = &m_systemClock;
    QUuid m_sessionId;
    CompletionText m_loaded; ///< as the form was filled
    CompletionText m_handed; ///< as it was handed over last
    std::optional<CompletionText> m_submitted;
    std::optional<Completion> m_completion;
    QDateTime m_savedAt; ///< of the draft; invalid: nothing is saved, or not yet
    QVector<OpenField> m_openFields;
    bool m_recordedSuffix = false;

    ToneLabel* m_title = nullptr;
    IconLabel* m_saved = nullptr;
    ScoreField* m_score = nullptr;
    PreviewStrip* m_preview = nullptr;
    TimeField* m_time = nullptr;
    NotesField* m_notes = nullptr;
    QTimer* m_debounce = nullptr;
};

} // namespace lectern
