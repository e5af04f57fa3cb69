#include "workspace/receipt_file.h"

#include "store/safe_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonDocument>

namespace lectern {
namespace {

Failure cannotWrite(const QString& file, const Failure& why)
{
    const QString name = QDir::toNativeSeparators(file);
    const QString words =
        why.reason == FailureReason::DiskFull
            ? QCoreApplication::translate("lectern::ReceiptFile",
                                          "No space left for %1. Make room, then export again.")
            : QCoreApplication::translate(
                  "lectern::ReceiptFile",
                  "%1 could not be written. Choose another folder, then export again.");
    return {why.reason, words.arg(name), why.detail};
}

} // namespace

Outcome writeReceipt(const Receipt& receipt, const QString& file, ReceiptFormat format, const QLocale& locale)
{
    const QByteArray content =
        format == ReceiptFormat::Json
            ? QJsonDocument(QJsonObject{{QStringLiteral("receipt"), receiptJson(receipt)}}).toJson()
            : receiptText(receipt, locale).toUtf8();
    const auto written = writeSafely(file, content, SafeFile::Rights::OfThePlace);
    return written ? written : cannotWrite(file, written.error());
}

} // namespace lectern
