#pragma once

#include <QObject>
#include <QPointer>

class QWidget;

namespace lectern {

/// Leaves the keyboard in a sensible place of a window when what had it is gone: a button that vanished with
/// what it did, a bar that was closed, a question that ended. Qt would take whatever stands behind it in the
/// order of Tab. UI thread.
class FocusKeeper : public QObject
{
    Q_OBJECT

public:
    explicit FocusKeeper(QWidget* window);

Q_SIGNALS:
    /// The keyboard is nowhere: put it where people go on.
    void homeless();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void onFocusChanged(QWidget* old, QWidget* now);
    void check(bool wasInside, const QPointer<QWidget>& old, const QPointer<QWidget>& now, bool byTab);

    QWidget* m_window;
    Qt::FocusReason m_reason = Qt::OtherFocusReason; ///< of the last move
};

} // namespace lectern
