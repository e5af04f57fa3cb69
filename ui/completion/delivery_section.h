#pragma once

#include "domain/clock.h"
#include "workspace/connection_status.h"
#include "workspace/session_detail.h"

#include <QWidget>

class QPushButton;
class QTimer;

namespace lectern {

class ButtonRow;
class FactRows;
class ToggleSection;
class ToneLabel;
class IconLabel;

/// How far the newest record of a session got: its state in words, tries, last error, technical detail,
/// history and receipt. Hidden while there is no record. What needs a decision stands in AttentionSection.
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
    void recallRequested(const QUuid& recordId);
    void receiptRequested(const QUuid& recordId);

private:
    void build();
    void makeButtons();
    void retranslate();
    void showState();
    void showFacts(const Record& record);
    void showHistory();
    [[nodiscard]] QString resultWords(const Record& record) const;
    [[nodiscard]] const Record* record() const;

    SystemClock m_systemClock;
    const Clock* m_clock = &m_systemClock;
    SessionDetailPtr m_detail;
    ConnectionStatus m_connection;

    IconLabel* m_fact = nullptr;
    ToneLabel* m_title = nullptr;
    ToneLabel* m_then = nullptr;
    ButtonRow* m_buttons = nullptr;
    QPushButton* m_recall = nullptr;
    QPushButton* m_receipt = nullptr;
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
