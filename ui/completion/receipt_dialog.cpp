#include "ui/completion/receipt_dialog.h"

#include "ui/common/field_message.h"
#include "ui/common/isolated.h"
#include "ui/common/measures.h"
#include "ui/common/sheet.h"
#include "ui/completion/receipt_view.h"
#include "ui/completion/wrapping.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QDir>
#include <QGuiApplication>
#include <QPushButton>
#include <QVBoxLayout>

namespace lectern {
namespace {

constexpr QSize kUsualSize(600, 640);

} // namespace

ReceiptDialog::ReceiptDialog(QWidget* parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("receiptDialog"));
    setWindowTitle(tr("Receipt"));
    resize(kUsualSize);
    auto* sheet = new Sheet(this);
    m_view = new ReceiptView(sheet);
    sheet->body()->setContentsMargins(kGap4, kGap4, kGap4, 0);
    sheet->body()->addWidget(m_view, 1);
    m_message = new FieldMessage(this);
    m_message->setObjectName(QStringLiteral("receiptMessage"));
    growWithLines(m_message);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto* save = buttons->addButton(tr("Export…"), QDialogButtonBox::ActionRole);
    save->setObjectName(QStringLiteral("exportReceipt"));
    save->setIcon(icon(IconName::Export));
    auto* copyText = buttons->addButton(tr("Copy as text"), QDialogButtonBox::ActionRole);
    copyText->setObjectName(QStringLiteral("copyReceipt"));
    copyText->setIcon(icon(IconName::Copy));
    connect(save, &QPushButton::clicked, this, [this] { Q_EMIT exportRequested(recordId()); });
    connect(copyText, &QPushButton::clicked, this, &ReceiptDialog::copy);
    buttons->button(QDialogButtonBox::Close)->setFocus(Qt::OtherFocusReason);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kGap16, kGap16, kGap16, kGap16);
    layout->setSpacing(kGap12);
    layout->addWidget(sheet, 1);
    layout->addWidget(m_message);
    layout->addWidget(buttons);
}

void ReceiptDialog::setReceipt(const Receipt& receipt)
{
    if (receipt.record.id != m_receipt.record.id)
        m_message->clear();
    m_receipt = receipt;
    m_view->setReceipt(receipt);
}

void ReceiptDialog::copy()
{
    QGuiApplication::clipboard()->setText(receiptText(m_receipt, QLocale()));
    m_message->setNote(IconName::Check, tr("Copied"), Tone::Pass);
}

void ReceiptDialog::showExported(const QString& file)
{
    m_message->setNote(IconName::Check, tr("Saved as %1").arg(isolated(QDir::toNativeSeparators(file))),
                       Tone::Pass);
}

void ReceiptDialog::showFailure(const Failure& failure)
{
    m_message->setError(failure.message);
}

} // namespace lectern
