#pragma once

#include <QByteArray>
#include <QIODevice>

namespace lectern {

/// The body of a POST as a sequential device: it can be read once, so Qt cannot resend a request by itself
/// when a connection closes before the answer. Also knows whether any of it was taken, i.e. whether the
/// request may have left this computer.
class CompletionBody final : public QIODevice
{
    Q_OBJECT

public:
    /// Opens itself for reading.
    explicit CompletionBody(QByteArray bytes, QObject* parent = nullptr);

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 bytesAvailable() const override;
    [[nodiscard]] bool atEnd() const override;
    /// Succeeds only while nothing was read.
    bool reset() override;

    /// Some of it was handed to a connection.
    [[nodiscard]] bool wasRead() const { return m_read > 0; }

protected:
    qint64 readData(char* data, qint64 maxSize) override;
    qint64 writeData(const char* data, qint64 maxSize) override;

private:
    const QByteArray m_bytes;
    qint64 m_read = 0;
};

} // namespace lectern
