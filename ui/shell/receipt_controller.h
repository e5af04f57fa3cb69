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

    /// What a receipt is about.
    struct Subject
    {
        QUuid record;
        QString name;     ///< how people call the session, for the file's name
        QString training; ///< title and version of the package
    };

    /// Opens the receipt as soon as it is made.
    void show(const Subject& subject, QWidget* window);
    /// Asks for a file, then has the receipt written.
    void saveAs(const Subject& subject, QWidget* window);
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
    Subject m_wanted; ///< its receipt is being made; record null: none is
    Subject m_shown;  ///< in m_dialog
    QString m_folder; ///< of the last export
};

} // namespace lectern
