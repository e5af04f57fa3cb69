#include "workspace/session_listing.h"

#include <QCoreApplication>
#include <QThreadPool>

namespace lectern {
namespace {

constexpr qsizetype kLong = 1'000;

void release(const SessionListing* listing)
{
    // At the very end of a program there is no pool any more that somebody would wait for.
    if (listing->rows.size() < kLong || !QCoreApplication::instance()) {
        delete listing;
        return;
    }
    QThreadPool::globalInstance()->start([listing] { delete listing; });
}

} // namespace

SessionListingPtr share(std::unique_ptr<SessionListing> listing)
{
    return {listing.release(), release};
}

} // namespace lectern
