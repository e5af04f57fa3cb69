#pragma once

#include <QDialog>

class QAction;
class QGridLayout;

namespace lectern {

/// Every shortcut of the program in a list. UI thread; open it with open().
class ShortcutsDialog : public QDialog
{
    Q_OBJECT

public:
    ShortcutsDialog(const QList<QAction*>& actions, QWidget* parent);

private:
    void addRow(QGridLayout* grid, const QString& keys, const QString& text);
};

} // namespace lectern
