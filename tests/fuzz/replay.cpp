#include <QByteArray>
#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <cstddef>
#include <cstdint>
#include <cstdio>

// NOLINTNEXTLINE(readability-identifier-naming)
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

/// The files that @p path means: itself, or all of a folder.
QStringList filesOf(const QString& path)
{
    if (!QDir(path).exists())
        return {path};
    QStringList files;
    QDirIterator walk(path, QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext())
        files.append(walk.next());
    files.sort();
    return files;
}

} // namespace

/// Stands in for libFuzzer where the compiler has none: tries the inputs that the command line names, once
/// each.
int main(int argc, char** argv)
{
    int tried = 0;
    for (int i = 1; i < argc; ++i) {
        for (const QString& path : filesOf(QFile::decodeName(argv[i]))) {
            QFile file(path);
            if (!file.open(QIODevice::ReadOnly)) {
                std::fprintf(stderr, "cannot read %s\n", qPrintable(path));
                return 1;
            }
            std::fprintf(stderr, "%s\n", qPrintable(path)); // the last one is the culprit
            const QByteArray input = file.readAll();
            LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.constData()),
                                   static_cast<std::size_t>(input.size()));
            ++tried;
        }
    }
    std::printf("%d inputs\n", tried);
    return tried > 0 ? 0 : 1;
}
