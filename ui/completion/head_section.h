#pragma once

#include "workspace/session_detail.h"

#include <QWidget>

namespace lectern {

class LabelEditor;
class PillLabel;
class ToneLabel;

/// Title, version, platforms, attempt, label and status of a session.
class HeadSection : public QWidget
{
    Q_OBJECT

public:
    explicit HeadSection(QWidget* parent = nullptr);

    void setRow(const SessionRow& row);
    [[nodiscard]] LabelEditor* label() const { return m_label; }

private:
    ToneLabel* m_title = nullptr;
    PillLabel* m_status = nullptr;
    ToneLabel* m_facts = nullptr;
    LabelEditor* m_label = nullptr;
};

} // namespace lectern
