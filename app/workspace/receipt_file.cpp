#include "workspace/receipt_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonDocument>
#include <QSaveFile>

namespace lectern {
namespace {

Failure cannotWrite(const QSaveFile& target)
{
    const QString name = QDir::toNativeSeparators(target.fileName());
    // QFileDevice::ResourceError: no space, or a quota.
    if (target.error() == QFileDevice::ResourceError)
        return {FailureReason::DiskFull,
                QCoreApplication::translate("lectern::ReceiptFile",
                                            "No space left for %1. Make room, then export again.")
                    .arg(name),
                target.errorString()};
    return {FailureReason::Storage,
            QCoreApplication::translate("lectern::ReceiptFile",
                                        "%1 could not be written. Choose another folder, then export again.")
                .arg(name),
            target.errorString()};
}

} // namespace

Outcome writeReceipt(const Receipt& receipt, const QString& file, ReceiptFormat format, const QLocale& locale)
{
    const QByteArray content =
        format == ReceiptFormat::Json
            ? QJsonDocument(QJsonObject{{QStringLiteral("receipt"), receiptJson(receipt)}}).toJson()
            : receiptText(receipt, locale).toUtf8();
    QSaveFile target(file);
    if (!target.open(QIODevice::WriteOnly) || target.write(content) != content.size() || !target.commit())
        return cannotWrite(target);
    return Done{};
}

} // namespace lectern
