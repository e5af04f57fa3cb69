#pragma once

#include <QString>

namespace lectern::gallery {

// Sample words, in English or in Arabic for the mirrored pictures.
void useArabic(bool on);
QString word(const char* english);

} // namespace lectern::gallery
