#pragma once

#include "ui/common/theme.h"

#include <QIcon>
#include <QPixmap>

#include <optional>

class QPainter;

namespace lectern {

// One value for each file in resources/icons: ChevronDown is chevron-down.svg.
enum class IconName {
    Account,
    Add,
    Calendar,
    Chart,
    Check,
    ChevronDown,
    ChevronLeft,
    ChevronRight,
    ChevronUp,
    ClassEntry,
    Clock,
    Close,
    Completed,
    Conflict,
    Copy,
    Delivered,
    Discard,
    Downloading,
    Edit,
    Export,
    Eye,
    Failed,
    Filter,
    Globe,
    Headset,
    Help,
    History,
    InProgress,
    Info,
    Key,
    Keyboard,
    Label,
    Lectern,         // the logo in its own colours, 24 px and up
    Lectern16,       // the same for 16 px
    LecternSymbolic, // one colour: tray and menus
    Lock,
    More,
    NeedsAttention,
    Notes,
    Offline,
    Online,
    Outbox,
    Package,
    Passed,
    Pause,
    Play,
    Print,
    Queued,
    Readiness,
    Recall,
    Receipt,
    Refresh,
    Retry,
    Search,
    Sending,
    Server,
    Sessions,
    Settings,
    Shield,
    Sidebar,
    SignIn,
    SignOut,
    Snippet,
    Stopwatch,
    ToScore,
    Warning,
};
inline constexpr int kIconCount = static_cast<int>(IconName::Warning) + 1;

// Logical pixels. One size per row.
inline constexpr int kIconInPill = 14;
inline constexpr int kIconInRow = 16; // rows and buttons
inline constexpr int kIconInRail = 18;
inline constexpr int kIconAlone = 20;

// An icon for buttons, actions and menus, drawn by LecternIconEngine. It has no colour of its own: the style
// draws it like the text beside it (disabled, on accent …); elsewhere it is WindowText. With a tone, that
// tone.
QIcon icon(IconName name);
QIcon icon(IconName name, Tone tone);

// Which icon a QIcon made here shows; empty for any other icon.
std::optional<IconName> iconNameOf(const QIcon& icon);
QString iconFileName(IconName name); // "chevron-down"
bool mirrorsInRightToLeft(IconName name);

// size: logical pixels; dpr: device pixels per logical pixel, of the paint device. Cached by all arguments.
QPixmap iconPixmap(IconName name, int size, const QColor& colour, qreal dpr,
                   Qt::LayoutDirection direction = Qt::LeftToRight);
// Draws the icon centred in rect, as large as its shorter side.
void drawIcon(QPainter* painter, const QRectF& rect, IconName name, const QColor& colour,
              Qt::LayoutDirection direction = Qt::LeftToRight);

} // namespace lectern
