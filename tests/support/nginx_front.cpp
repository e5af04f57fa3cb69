#include "support/nginx_front.h"

#include "support/await.h"
#include "support/test_certificate.h"

#include <QFile>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>

using namespace Qt::StringLiterals;

namespace lectern::test {
namespace {

constexpr int kStartMs = 10'000;

/// Debian keeps it where only root looks.
QString program()
{
    const QString usual = QStandardPaths::findExecutable(u"nginx"_s);
    return usual.isEmpty() ? QStandardPaths::findExecutable(u"nginx"_s, {u"/usr/sbin"_s}) : usual;
}

quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
}

bool write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

// Room for a class of consoles: the limits are above what is measured.
constexpr auto kConfig = R"(daemon off;
worker_processes 1;
pid %1/pid;
error_log %1/error.log warn;
events { worker_connections 1024; }
http {
    log_format brief '$server_protocol $request_method $request_uri $status';
    access_log %1/access.log brief;
    client_body_temp_path %1/body;
    proxy_temp_path %1/proxy;
    fastcgi_temp_path %1/fastcgi;
    uwsgi_temp_path %1/uwsgi;
    scgi_temp_path %1/scgi;
    keepalive_requests %4;
    upstream lms { server %2; keepalive 64; keepalive_requests 100000; }
    server {
        listen 127.0.0.1:%3 ssl http2;
        ssl_certificate %1/certificate.pem;
        ssl_certificate_key %1/key.pem;
        http2_max_concurrent_streams 128;
        location / {
            proxy_pass http://lms;
            proxy_http_version 1.1;
            proxy_set_header Connection "";
            proxy_set_header Host $host;
        }
    }
}
)";

} // namespace

NginxFront::~NginxFront()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(kStartMs)) {
        m_process.kill();
        m_process.waitForFinished(kStartMs);
    }
}

bool NginxFront::writeFiles(const QString& target, int requestsPerConnection)
{
    const QString config = QString::fromLatin1(kConfig).arg(m_folder.path(), target, QString::number(m_port),
                                                            QString::number(requestsPerConnection));
    return write(m_folder.filePath(u"nginx.conf"_s), config.toUtf8()) &&
           write(m_folder.filePath(u"certificate.pem"_s), testCertificate().toPem()) &&
           write(m_folder.filePath(u"key.pem"_s), testKey().toPem());
}

bool NginxFront::start(const QString& target, int requestsPerConnection)
{
    m_port = freePort();
    if (program().isEmpty() || m_port == 0 || !writeFiles(target, requestsPerConnection)) {
        qWarning("there is no nginx here, or no place for its files");
        return false;
    }
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(program(), {u"-p"_s, m_folder.path(), u"-e"_s, m_folder.filePath(u"error.log"_s), u"-c"_s,
                                m_folder.filePath(u"nginx.conf"_s)});
    const bool listens = awaitThat(
        [this] {
            QTcpSocket socket;
            socket.connectToHost(QHostAddress::LocalHost, m_port);
            return socket.waitForConnected(200) || m_process.state() == QProcess::NotRunning;
        },
        kStartMs);
    if (!listens || m_process.state() == QProcess::NotRunning) {
        qWarning("nginx does not start");
        return false;
    }
    return true;
}

QStringList NginxFront::accessLog() const
{
    QFile file(m_folder.filePath(u"access.log"_s));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
}

QString NginxFront::address() const
{
    return u"127.0.0.1:%1"_s.arg(m_port);
}

} // namespace lectern::test
