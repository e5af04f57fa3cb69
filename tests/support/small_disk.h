#pragma once

#include <QFile>
#include <QString>
#include <QTemporaryDir>

#include <sys/mount.h>

namespace lectern::test {

/// A file system of 1 MB, there as long as this object. Only root can have one.
class SmallDisk
{
public:
    SmallDisk() { m_mounted = ::mount("tmpfs", bytes().constData(), "tmpfs", 0, "size=1m,mode=0700") == 0; }
    ~SmallDisk()
    {
        if (m_mounted)
            ::umount2(bytes().constData(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    [[nodiscard]] bool isMounted() const { return m_mounted; }
    [[nodiscard]] QString path() const { return m_folder.path(); }

    /// Takes all the room that is left; false if there was no end to it.
    bool fill()
    {
        QFile ballast(ballastPath());
        if (!ballast.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            return false;
        constexpr int kMostBlocks = 1024;
        for (int n = 0; n < kMostBlocks; ++n) {
            if (ballast.write(QByteArray(4096, 'x')) <= 0)
                return true;
        }
        return false;
    }
    /// Gives it back.
    bool makeRoom() { return QFile::remove(ballastPath()); }
    /// Nobody may write there, root included, until it is allowed again. False while a file is open for
    /// writing.
    bool setReadOnly(bool readOnly)
    {
        return ::mount("tmpfs", bytes().constData(), "tmpfs", MS_REMOUNT | (readOnly ? MS_RDONLY : 0),
                       nullptr) == 0;
    }

private:
    [[nodiscard]] QByteArray bytes() const { return m_folder.path().toLocal8Bit(); }
    [[nodiscard]] QString ballastPath() const { return m_folder.filePath(QStringLiteral("ballast")); }

    QTemporaryDir m_folder;
    bool m_mounted = false;
};

} // namespace lectern::test
