#include "ui/shell/shortcuts_dialog.h"

#include "ui/common/measures.h"
#include "ui/common/tone_label.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QGridLayout>

namespace lectern {
namespace {

QString plainText(const QAction* action)
{
    QString text = action->text();
    text.remove(u'&');
    return text;
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const QList<QAction*>& actions, QWidget* parent) : QDialog(parent)
{
    setWindowTitle(tr("Keyboard shortcuts"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(kGap24, kGap24, kGap24, kGap24);
    column->setSpacing(kGap16);
    column->addWidget(new ToneLabel(tr("Keyboard shortcuts"), Type::Title, Tone::Text, this));
    auto* const grid = new QGridLayout;
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(kGap24);
    grid->setVerticalSpacing(kGap8);
    for (const QAction* const action : actions)
        addRow(grid, action->shortcut().toString(QKeySequence::NativeText), plainText(action));
    addRow(grid, QKeySequence(Qt::Key_Enter).toString(QKeySequence::NativeText),
           tr("In the list: to the score of the session"));
    column->addLayout(grid);
    auto* const buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
    column->setSizeConstraint(QLayout::SetFixedSize);
}

void ShortcutsDialog::addRow(QGridLayout* grid, const QString& keys, const QString& text)
{
    const int row = grid->rowCount();
    grid->addWidget(new ToneLabel(text, Type::Body, Tone::Text, this), row, 0);
    grid->addWidget(new ToneLabel(keys, Type::SmallStrong, Tone::Secondary, this), row, 1, Qt::AlignTrailing);
}

} // namespace lectern
