#pragma once

#include <QSslCertificate>
#include <QSslKey>

namespace lectern::test {

/// A self-signed certificate for 127.0.0.1 and localhost, and its key. Good for tests only, and for no one
/// else: nobody trusts it unless told to.
QSslCertificate testCertificate();
QSslKey testKey();

} // namespace lectern::test
