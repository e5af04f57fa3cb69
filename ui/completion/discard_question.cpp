#include "ui/completion/discard_question.h"

#include "ui/common/kinds.h"
#include "ui/common/plain_words.h"

#include <QPushButton>

namespace lectern {

DiscardQuestion::DiscardQuestion(QWidget* parent)
    : QMessageBox(NoIcon, tr("Discard this result?"), tr("Discard this result?"), NoButton, parent)
{
    setObjectName(QStringLiteral("discardQuestion"));
    setAttribute(Qt::WA_DeleteOnClose);
    setInformativeText(
        tr("It will not be sent. It stays in the history of this computer, marked as discarded."));
    plainWordsOnly(this);
    QPushButton* discard = addButton(tr("Discard"), AcceptRole);
    setKind(discard, Kind::Danger);
    QPushButton* keep = addButton(tr("Keep"), RejectRole);
    setDefaultButton(keep);
    setEscapeButton(keep);
    connect(this, &QMessageBox::buttonClicked, this, [this, discard](const QAbstractButton* button) {
        if (button == discard)
            Q_EMIT confirmed();
    });
}

} // namespace lectern
