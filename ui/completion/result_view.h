#pragma once

#include "domain/clock.h"
#include "workspace/session_detail.h"

#include <QWidget>

namespace lectern {

class FactRows;
class PreviewStrip;
class ToneLabel;

/// The result of a completed session, to be read: our own record's if one is delivered, on its way or without
/// a session, else the server's.
class ResultView : public QWidget
{
    Q_OBJECT

public:
    explicit ResultView(QWidget* parent = nullptr);

    void setDetail(const SessionDetail& detail);
    /// The record of ours that is the session's result; null: none is.
    [[nodiscard]] static const Record* ownResult(const SessionDetail& detail);
    void setClock(const Clock* clock); ///< must outlive this
    [[nodiscard]] PreviewStrip* strip() const { return m_strip; }
    [[nodiscard]] QString notesText() const;

private:
    void showRecord(const Record& record);
    void showSession(const Session& session);

    SystemClock m_systemClock;
    const Clock* m_clock = &m_systemClock;
    PreviewStrip* m_strip = nullptr;
    FactRows* m_facts = nullptr;
    ToneLabel* m_notes = nullptr;
    int m_timeRow = 0;
    int m_whenRow = 0;
};

} // namespace lectern
