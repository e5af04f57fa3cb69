#include "sync/reachability.h"

#include <QNetworkInformation>

namespace lectern {

void SystemReachability::start()
{
    if (!QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability))
        return;
    connect(QNetworkInformation::instance(), &QNetworkInformation::reachabilityChanged, this,
            [this](QNetworkInformation::Reachability reachability) {
                if (reachability == QNetworkInformation::Reachability::Online)
                    emit cameBack();
            });
}

} // namespace lectern
