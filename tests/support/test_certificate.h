#pragma once

#include <QSslCertificate>
#include <QSslKey>

namespace lectern::test {

/// A self-signed certificate for 127.0.0.1 and localhost. Good for tests only, and for no one
/// else: nobody trusts it unless told to.
QSslCertificate testCertificate();
/// The same, but it ended in 2020.
QSslCertificate expiredCertificate();
/// The same, but it begins in 2090.
QSslCertificate futureCertificate();
/// Good, but for elsewhere.example.
QSslCertificate certificateOfElsewhere();
/// Good, and for this computer; a test never trusts it.
QSslCertificate certificateOfAStranger();
/// The key of all of them.
QSslKey testKey();

} // namespace lectern::test
