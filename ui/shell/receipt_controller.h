#pragma once

#include "ui/common/icons.h"
#include "workspace/console.h"

#include <QObject>
#include <QPointer>

class QWidget;

namespace lectern {

class ReceiptDialog;

/// Shows receipts and exports them. The core makes and writes them; nothing here waits. UI thread.
class ReceiptController : public QObject
{
    Q_OBJECT

public:
    ReceiptController(Console& console, QObject* parent);

    /// Opens the receipt as soon as it is made. @p name: how people call the session, for the file's name.
    void show(const QUuid& recordId, const QString& name, QWidget* window);
    /// Asks for a file, then has the receipt written.
    void saveAs(const QUuid& recordId, const QString& name, QWidget* window);
    /// The account is closed.
    void close();

    /// "Receipt, Group B, seat 4, 2026-11-23.txt", without what file systems don't take.
    [[nodiscard]] static QString fileName(const QString& name, const QDate& day);

Q_SIGNALS:
    /// What came of an export, where no dialog can say it.
    void told(const QString& words, lectern::IconName icon);

private:
    void onMade(const Receipt& receipt);
    void onExported(const QString& file);
    void onExportFailed(const Failure& failure);

    Console& m_console;
    QPointer<ReceiptDialog> m_dialog;
    QPointer<QWidget> m_window;
    QUuid m_wanted; ///< its receipt is being made
    QString m_name;
    QString m_folder; ///< of the last export
};

} // namespace lectern
