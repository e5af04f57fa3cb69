#pragma once

#include <QObject>
#include <QPointer>
#include <QString>

class QWidget;

namespace lectern {

/// Text that an input method is still putting together: it stands in a field, but is not its text yet. Before
/// a form is read it has to be. Watches the whole application. UI thread.
class Composition : public QObject
{
    Q_OBJECT

public:
    /// Begins to watch with the first call.
    static Composition& current();

    /// Makes it text if it stands in @p place or in something inside of it. Cheap when there is none.
    void commit(const QWidget* place);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    explicit Composition(QObject* parent);

    QPointer<QWidget> m_field;
    QString m_text; ///< empty: none
};

} // namespace lectern
