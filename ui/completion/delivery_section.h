#pragma once

#include "domain/clock.h"
#include "workspace/connection_status.h"
#include "workspace/session_detail.h"

#include <QWidget>

class QPushButton;
class QTimer;

namespace lectern {

class FactRows;
class ToggleSection;
class ToneBox;
class ToneLabel;
class IconLabel;

/// How far the newest record of a session got: its state in words, tries, last error, technical detail,
/// history, and what a person can do. Hidden while there is no record.
class DeliverySection : public QWidget
{
    Q_OBJECT

public:
    explicit DeliverySection(QWidget* parent = nullptr);

    void setDetail(const SessionDetailPtr& detail);
    void setConnection(const ConnectionStatus& status);
    void setClock(const Clock* clock); ///< must outlive this
    /// In the order of Tab; only some of them are visible.
    [[nodiscard]] QList<QWidget*> focusChain() const;

Q_SIGNALS:
    void retryRequested(const QUuid& recordId);
    void discardRequested(const QUuid& recordId); ///< after a confirmation
    void recallRequested(const QUuid& recordId);

private:
    void build();
    void makeButtons();
    void showState();
    void showFacts(const Record& record);
    void showHistory();
    void askToDiscard();
    [[nodiscard]] QString resultWords(const Record& record) const;
    [[nodiscard]] const Record* record() const;

    SystemClock m_systemClock;
    const Clock* m_clock = &m_systemClock;
    SessionDetailPtr m_detail;
    ConnectionStatus m_connection;

    IconLabel* m_fact = nullptr;
    ToneLabel* m_then = nullptr;
    ToneBox* m_attention = nullptr;
    ToneLabel* m_why = nullptr;
    ToneLabel* m_toDo = nullptr;
    QWidget* m_buttons = nullptr;
    QPushButton* m_retry = nullptr;
    QPushButton* m_discard = nullptr;
    QPushButton* m_recall = nullptr;
    FactRows* m_facts = nullptr;
    ToggleSection* m_technical = nullptr;
    ToneLabel* m_technicalText = nullptr;
    ToggleSection* m_history = nullptr;
    ToneLabel* m_historyText = nullptr;
    QTimer* m_second = nullptr;
    int m_resultRow = 0;
    int m_recordedRow = 0;
    int m_attemptsRow = 0;
    int m_errorRow = 0;
};

} // namespace lectern
