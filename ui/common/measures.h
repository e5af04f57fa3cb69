#pragma once

#include <QFontInfo>
#include <QFontMetrics>

#include <algorithm>

// All sizes are logical pixels at a 13 px (10 pt) UI font.
namespace lectern {

// The grid is 8, inside a group 4.
inline constexpr int kGap4 = 4;
inline constexpr int kGap8 = 8;
inline constexpr int kGap12 = 12;
inline constexpr int kGap16 = 16;
inline constexpr int kGap24 = 24;
inline constexpr int kGap32 = 32;

inline constexpr qreal kRadiusKeycap = 4;
inline constexpr qreal kRadiusControl = 6;
inline constexpr qreal kRadiusCard = 8; // cards and bars
inline constexpr qreal kRadiusSheet = 10;

inline constexpr int kFocusWidth = 2;
inline constexpr int kSelectionBarWidth = 3;

// Minimum heights. The real height is grown(token, metrics), so that large fonts fit.
inline constexpr int kControlHeight = 32;
inline constexpr int kSmallButtonHeight = 24;
inline constexpr int kNavRowHeight = 32;
inline constexpr int kTableRowHeight = 48;
inline constexpr int kCompactRowHeight = 32; // one line
inline constexpr int kOutboxRowHeight = 56;
inline constexpr int kEntryRowHeight = 44; // class entry
inline constexpr int kTableHeadHeight = 32;
inline constexpr int kGroupRowHeight = 32;
inline constexpr int kSheetHeadHeight = 56;
inline constexpr int kSheetFootHeight = 56;
inline constexpr int kMenuBarHeight = 28;
inline constexpr int kStatusBarHeight = 32;
inline constexpr int kBarHeight = 44; // undo bar and info strip
inline constexpr int kPillHeight = 22;

inline constexpr int kSideBarWidth = 184;
inline constexpr int kRailWidth = 48;
inline constexpr int kDetailWidth = 320;
inline constexpr int kEmptyStateWidth = 480;
// Text in table cells and heads keeps this distance from the column's edges; the outermost keep 16 from the
// sheet's.
inline constexpr int kCellPadding = 8;
inline constexpr int kOuterCellPadding = 16;
inline constexpr int kLongestLine = 640; // text is never wider

inline constexpr int kFoldDuration = 120; // milliseconds
inline constexpr int kBarDuration = 160;

inline constexpr double kPassMark = 70;

// How much larger than that the font is, for widths that hold text; never below 1.
inline qreal textScale(const QFont& font)
{
    return std::max(1.0, QFontInfo(font).pixelSize() / 13.0);
}

// max(token, text lines + 2 × padding). The padding of controls is 7, of pills and small buttons 3.
inline int grown(int token, const QFontMetrics& metrics, int lines = 1, int padding = 7)
{
    return std::max(token, lines * metrics.height() + 2 * padding);
}

} // namespace lectern
