#pragma once

#include "domain/failure.h"
#include "store/record_store.h"
#include "workspace/session_directory.h"

#include <QList>
#include <QObject>
#include <QUuid>

namespace lectern {

/// Tells the list side what the records are: first of the sessions that are in the first picture, then all in
/// portions, so that nobody who completes a session waits for them. Thread: the store's.
class RecordFeed : public QObject
{
    Q_OBJECT

public:
    /// Both outlive this.
    RecordFeed(RecordStore& store, SessionDirectory& directory, QObject* parent = nullptr);

    /// Everything in one go, for a program without a window.
    void feedAll();
    void feedFrom(const QList<QUuid>& firstSessions);

signals:
    void failed(const lectern::Failure& failure);

private:
    [[nodiscard]] RecordSide labelsAndDrafts();
    void feedPortion(qint64 after);

    RecordStore& m_store;
    SessionDirectory& m_directory;
};

} // namespace lectern
