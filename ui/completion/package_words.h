#pragma once

#include "domain/package.h"

#include <QCoreApplication>

namespace lectern {

/// What is known of a package, in words for people. Pure; any thread.
class PackageWords
{
    Q_DECLARE_TR_FUNCTIONS(lectern::PackageWords)

public:
    /// "412 MB"; empty if it is not known.
    [[nodiscard]] static QString size(const Package& package);
    /// "Android 10 or later"; for a level we do not know "Android API 99 or later"; empty if it is not known.
    [[nodiscard]] static QString needs(const Package& package);
    /// "Android 10 (API 29) or later"
    [[nodiscard]] static QString needsExactly(const Package& package);
    /// "sha256 9f2c41…": the kind of check sum and its digits, with a blank between them.
    [[nodiscard]] static QString checksum(const Package& package);
    /// "Published"; a word of the server that we do not know stands as it is.
    [[nodiscard]] static QString status(const Package& package);
    /// "412 MB · Android 10 or later"
    [[nodiscard]] static QString summary(const Package& package);
};

} // namespace lectern
