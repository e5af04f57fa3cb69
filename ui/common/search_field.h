#pragma once

#include <QKeySequence>
#include <QLineEdit>

class QAction;

namespace lectern {

// A line edit with a search icon, a key cap that names its shortcut while it is empty, and a clear button
// when not. The shortcut itself is the window's: this shows it. Escape clears.
class SearchField : public QLineEdit
{
    Q_OBJECT
public:
    explicit SearchField(QWidget* parent = nullptr);
    void setShortcutHint(const QKeySequence& keys); // empty: none
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void updateMargins();

    QKeySequence m_hint;
    QAction* m_clear = nullptr;
};

} // namespace lectern
