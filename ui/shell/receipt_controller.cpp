#include "ui/shell/receipt_controller.h"

#include "ui/common/isolated.h"
#include "ui/completion/receipt_dialog.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>

namespace lectern {
namespace {

QString textFilter()
{
    return ReceiptController::tr("Text (*.txt)");
}

QString jsonFilter()
{
    return ReceiptController::tr("JSON for programs (*.json)");
}

} // namespace

ReceiptController::ReceiptController(Console& console, QObject* parent)
    : QObject(parent)
    , m_console(console)
    , m_folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
{
    connect(&console, &Console::receiptMade, this, &ReceiptController::onMade);
    connect(&console, &Console::receiptExported, this, &ReceiptController::onExported);
    connect(&console, &Console::exportFailed, this, &ReceiptController::onExportFailed);
}

QString ReceiptController::fileName(const QString& name, const QDate& day)
{
    static const QRegularExpression unfit(QStringLiteral("[\\x00-\\x1f/\\\\:*?\"<>|]+"));
    QStringList parts{tr("Receipt"), name, day.toString(Qt::ISODate)};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", ")).replace(unfit, QStringLiteral("-")).left(120) +
           QStringLiteral(".txt");
}

void ReceiptController::show(const Subject& subject, QWidget* window)
{
    m_wanted = subject;
    m_window = window;
    m_console.makeReceipt(subject.record, subject.training);
}

void ReceiptController::onMade(const Receipt& receipt)
{
    if (receipt.record.id != m_wanted.record || !m_window)
        return;
    m_shown = std::exchange(m_wanted, {});
    if (!m_dialog) {
        m_dialog = new ReceiptDialog(m_window);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_dialog, &ReceiptDialog::exportRequested, this, [this] { saveAs(m_shown, m_dialog); });
    }
    m_dialog->setReceipt(receipt);
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

void ReceiptController::saveAs(const Subject& subject, QWidget* window)
{
    auto* const chooser = new QFileDialog(window, tr("Export the receipt"), m_folder);
    chooser->setObjectName(QStringLiteral("receiptFile"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setAcceptMode(QFileDialog::AcceptSave);
    chooser->setNameFilters({textFilter(), jsonFilter()});
    chooser->setDefaultSuffix(QStringLiteral("txt"));
    chooser->selectFile(fileName(subject.name, QDate::currentDate()));
    connect(chooser, &QFileDialog::filterSelected, chooser, [chooser](const QString& filter) {
        chooser->setDefaultSuffix(filter == jsonFilter() ? QStringLiteral("json") : QStringLiteral("txt"));
    });
    connect(chooser, &QFileDialog::fileSelected, this, [this, subject](const QString& file) {
        m_folder = QFileInfo(file).path();
        const bool json = file.endsWith(QStringLiteral(".json"), Qt::CaseInsensitive);
        m_console.exportReceipt(subject.record, file, json ? ReceiptFormat::Json : ReceiptFormat::Text,
                                subject.training);
    });
    chooser->open();
}

void ReceiptController::onExported(const QString& file)
{
    if (m_dialog)
        m_dialog->showExported(file);
    else
        Q_EMIT told(tr("The receipt is saved as %1").arg(isolated(QDir::toNativeSeparators(file))),
                    IconName::Check);
}

void ReceiptController::onExportFailed(const Failure& failure)
{
    if (m_dialog)
        m_dialog->showFailure(failure);
    else
        Q_EMIT told(failure.message, IconName::Warning);
}

void ReceiptController::close()
{
    m_wanted = {};
    if (m_dialog)
        m_dialog->reject();
}

} // namespace lectern
