#include "ui/shell/repair_notice.h"

#include "ui/common/isolated.h"
#include "ui/common/plain_words.h"

#include <QDir>
#include <QLocale>
#include <QPushButton>

namespace lectern {

RepairNotice::RepairNotice(const RepairReport& report, QWidget* parent) : QMessageBox(parent)
{
    setObjectName(QStringLiteral("repairNotice"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("The file was damaged"));
    setText(tr("The file with the results of this account was damaged. Lectern has made a new one from what "
               "could be read."));
    setInformativeText(words(report));
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    const QPushButton* understood = addButton(tr("Understood"), AcceptRole);
    QPushButton* later = addButton(tr("Say it again next time"), RejectRole);
    setEscapeButton(later);
    connect(this, &QMessageBox::buttonClicked, this, [this, understood](const QAbstractButton* button) {
        if (button == understood)
            Q_EMIT seen();
    });
    plainWordsOnly(this); // it names a path
}

QString RepairNotice::words(const RepairReport& report)
{
    QStringList saved{tr("%n record(s)", nullptr, report.records)};
    if (report.drafts > 0)
        saved.append(tr("%n draft(s)", nullptr, report.drafts));
    if (report.labels > 0)
        saved.append(tr("%n label(s)", nullptr, report.labels));
    //: %1: a list such as "120 records, 3 drafts, 5 labels"
    QStringList sentences{tr("Came through: %1.").arg(QLocale().createSeparatedList(saved))};
    if (report.rebuilt > 0)
        sentences.append(tr("%n of the records was (were) read from the history.", nullptr, report.rebuilt));
    sentences.append(report.somethingLost
                         ? tr("Some of it could not be read: look whether something is missing.")
                         : tr("Nothing is known to be missing."));
    QString text = sentences.join(u' ');
    if (!report.setAside.isEmpty())
        text += QStringLiteral("\n\n") +
                tr("The damaged file is kept at %1").arg(isolated(QDir::toNativeSeparators(report.setAside)));
    return text;
}

} // namespace lectern
