#pragma once

#include <QDateTime>
#include <QUuid>
#include <QWidget>

namespace lectern {

class FieldMessage;
class NumberBox;
class StopWatch;
class Suggestion;

/// Minutes spent in a session, typed or taken from a stop watch. The watch fills the box while it runs;
/// typing into the box pauses it, and the next start goes on from what stands there.
class TimeField : public QWidget
{
    Q_OBJECT

public:
    explicit TimeField(QWidget* parent = nullptr);

    [[nodiscard]] QString text() const;
    void setText(const QString& text); ///< no signal
    void setError(const QString& words);
    void setSession(const QUuid& sessionId, const QDateTime& launchedAt);
    [[nodiscard]] NumberBox* box() const { return m_box; }
    [[nodiscard]] StopWatch* watch() const { return m_watch; }
    [[nodiscard]] QList<QWidget*> focusChain() const;

Q_SIGNALS:
    void edited(); ///< by the user or by the watch

private:
    void connectWatch();
    void showStart();

    QDateTime m_startedFrom; ///< while the minutes are told to come from a first launch
    NumberBox* m_box = nullptr;
    StopWatch* m_watch = nullptr;
    FieldMessage* m_message = nullptr;
    Suggestion* m_suggestion = nullptr;
};

} // namespace lectern
