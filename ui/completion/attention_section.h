#pragma once

#include "domain/clock.h"
#include "workspace/session_detail.h"

#include <QWidget>

class QPushButton;

namespace lectern {

class ButtonRow;
class ConflictTable;
class ToneBox;
class ToneLabel;

/// What a person should know before anything is typed: a record that needs a decision, with what can be done,
/// or that somebody else has completed the session. Hidden while there is nothing to say.
class AttentionSection : public QWidget
{
    Q_OBJECT

public:
    enum class Matter {
        None,
        Rejected, ///< to be corrected in the form
        Conflict,
        SessionGone,
        Undecided, ///< may be tried again as it is, or discarded; the form is free for another result
        Elsewhere,
    };

    explicit AttentionSection(QWidget* parent = nullptr);

    void setDetail(const SessionDetailPtr& detail);
    void setClock(const Clock* clock); ///< must outlive this
    [[nodiscard]] Matter matter() const { return m_matter; }
    /// In the order of Tab; only some of them are visible.
    [[nodiscard]] QList<QWidget*> focusChain() const;
    /// @p typed: there is text in the form that is no draft yet.
    [[nodiscard]] static Matter matterOf(const SessionDetail& detail);

Q_SIGNALS:
    void retryRequested(const QUuid& recordId);
    void discardRequested(const QUuid& recordId); ///< after a confirmation
    void keepServersRequested(const QUuid& recordId);
    void exportRequested(const QUuid& recordId);

private:
    void build();
    void makeButtons();
    void showWords();
    void showElsewhere();
    [[nodiscard]] QString elsewhereWords() const;
    void showConflict();
    void askToDiscard();
    [[nodiscard]] QUuid recordId() const;

    SystemClock m_systemClock;
    const Clock* m_clock = &m_systemClock;
    SessionDetailPtr m_detail;
    Matter m_matter = Matter::None;

    ToneBox* m_heading = nullptr;
    ToneLabel* m_why = nullptr;
    ToneLabel* m_toDo = nullptr;
    ConflictTable* m_table = nullptr;
    ButtonRow* m_buttons = nullptr;
    QPushButton* m_keepServers = nullptr;
    QPushButton* m_export = nullptr;
    QPushButton* m_retry = nullptr;
    QPushButton* m_discard = nullptr;
    ToneLabel* m_consequence = nullptr;
};

} // namespace lectern
