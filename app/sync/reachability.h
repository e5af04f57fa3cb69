#pragma once

#include <QObject>

namespace lectern {

/// What the system says of the network: a hint that it is worth a try, never more. Whether the server can be
/// reached only its own answers tell (Connection).
class Reachability : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

signals:
    void cameBack();
};

/// The system's own, through QNetworkInformation; silent where Qt has no backend for the platform. Thread:
/// the program's first one; the signal is made to cross threads.
class SystemReachability final : public Reachability
{
    Q_OBJECT

public:
    explicit SystemReachability(QObject* parent = nullptr) : Reachability(parent) {}
    /// May take a moment: not before the first picture.
    void start();
};

} // namespace lectern
