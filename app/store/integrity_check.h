#pragma once

#include "domain/result.h"

#include <QObject>
#include <QString>

#include <memory>

class QThread;

namespace lectern {

/// SQLite's full check of a file, table by table, in a thread and with a read-only connection of its own:
/// whoever writes the file goes on. Thread: its own; the work is elsewhere.
class IntegrityCheck : public QObject
{
    Q_OBJECT

public:
    explicit IntegrityCheck(QString path, QObject* parent = nullptr);
    ~IntegrityCheck() override; ///< a check under way ends with the table that it is at

    /// → finished(), once. Nothing while one is under way.
    void start();

signals:
    /// Damaged, or why the file could not be looked at.
    void finished(const lectern::Outcome& outcome);

private:
    const QString m_path;
    std::unique_ptr<QThread> m_thread;
};

} // namespace lectern
