#include "support/test_certificate.h"

namespace lectern::test {
namespace {

constexpr char kCertificate[] = R"(-----BEGIN CERTIFICATE-----
MIIBojCCAUegAwIBAgIUNdId7hUPmXNTZ/pZf1YcQfUvUFYwCgYIKoZIzj0EAwIw
FzEVMBMGA1UEAwwMbGVjdGVybi10ZXN0MCAXDTI2MTEyMzA3MzQ1NVoYDzIxMjYx
MDMwMDczNDU1WjAXMRUwEwYDVQQDDAxsZWN0ZXJuLXRlc3QwWTATBgcqhkjOPQIB
BggqhkjOPQMBBwNCAASj0u7TAiEWzB8YdwEpQgOi/1bTRrPgpVXlvn457WdPLuUQ
z/Biz9VCq3Pud+vCMRIRxig+EPZVlc8u7jdXqXvJo28wbTAdBgNVHQ4EFgQUQQZe
e9rkFW8XMgYOVBMagzP5MLswHwYDVR0jBBgwFoAUQQZee9rkFW8XMgYOVBMagzP5
MLswDwYDVR0TAQH/BAUwAwEB/zAaBgNVHREEEzARhwR/AAABgglsb2NhbGhvc3Qw
CgYIKoZIzj0EAwIDSQAwRgIhANX+Nb7LqzcZiLtR9pgR23/gL3Grcy8wbUVlGNGd
Y2DSAiEA1q7YhuuCJU1TxXx2CMfsflKKMGiz1+QxXpnMsz7lNoI=
-----END CERTIFICATE-----
)";

constexpr char kKey[] = R"(-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgOiZX9y3LIUQRO4yG
/oW/uX4uFN7/LnjpxgMeIMQUb9ihRANCAASj0u7TAiEWzB8YdwEpQgOi/1bTRrPg
pVXlvn457WdPLuUQz/Biz9VCq3Pud+vCMRIRxig+EPZVlc8u7jdXqXvJ
-----END PRIVATE KEY-----
)";

} // namespace

QSslCertificate testCertificate()
{
    return QSslCertificate(QByteArray(kCertificate), QSsl::Pem);
}

QSslKey testKey()
{
    return QSslKey(QByteArray(kKey), QSsl::Ec, QSsl::Pem);
}

} // namespace lectern::test
