#include "ui/common/icons.h"

#include "ui/common/icon_engine.h"

#include <QFile>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

// Q_INIT_RESOURCE has to be used outside of any namespace.
static void initIconResources()
{
    Q_INIT_RESOURCE(lectern);
}

namespace lectern {

namespace {

// In the order of IconName.
constexpr std::array<const char*, kIconCount> kFileNames{
    "account",      "add",          "calendar",        "chart",      "check",
    "chevron-down", "chevron-left", "chevron-right",   "chevron-up", "class-entry",
    "clock",        "close",        "completed",       "conflict",   "copy",
    "delivered",    "discard",      "downloading",     "edit",       "export",
    "eye",          "failed",       "filter",          "globe",      "headset",
    "help",         "history",      "in-progress",     "info",       "key",
    "keyboard",     "label",        "lectern",         "lectern-16", "lectern-symbolic",
    "lock",         "more",         "needs-attention", "notes",      "offline",
    "online",       "outbox",       "package",         "passed",     "pause",
    "play",         "print",        "queued",          "readiness",  "recall",
    "receipt",      "refresh",      "retry",           "search",     "sending",
    "server",       "sessions",     "settings",        "shield",     "sidebar",
    "sign-in",      "sign-out",     "snippet",         "stopwatch",  "to-score",
    "warning",
};

const QByteArray& svgOf(IconName name)
{
    static std::array<QByteArray, kIconCount> sources;
    static const bool ready = (initIconResources(), true);
    QByteArray& source = sources[static_cast<size_t>(name)];
    if (ready && source.isEmpty()) {
        QFile file(u":/lectern/icons/%1.svg"_s.arg(iconFileName(name)));
        if (file.open(QIODevice::ReadOnly))
            source = file.readAll();
        else
            qWarning("The icon %s is missing", qUtf8Printable(iconFileName(name)));
    }
    return source;
}

QPixmap render(IconName name, int deviceSize, const QColor& colour, bool mirrored)
{
    QByteArray svg = svgOf(name);
    svg.replace("currentColor", colour.name(QColor::HexRgb).toLatin1());
    QSvgRenderer renderer(svg);
    QPixmap pixmap(deviceSize, deviceSize);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setOpacity(colour.alphaF());
    if (mirrored) {
        painter.translate(deviceSize, 0);
        painter.scale(-1, 1);
    }
    renderer.render(&painter, QRectF(0, 0, deviceSize, deviceSize));
    return pixmap;
}

} // namespace

QIcon icon(IconName name)
{
    return QIcon(new LecternIconEngine(name, std::nullopt));
}

QIcon icon(IconName name, Tone tone)
{
    return QIcon(new LecternIconEngine(name, tone));
}

std::optional<IconName> iconNameOf(const QIcon& icon)
{
    const QString name = icon.name();
    if (!name.startsWith("lectern:"_L1))
        return std::nullopt;
    const QByteArray file = name.mid(8).toLatin1();
    const auto found = std::find_if(kFileNames.begin(), kFileNames.end(),
                                    [&file](const char* each) { return file == each; });
    if (found == kFileNames.end())
        return std::nullopt;
    return static_cast<IconName>(found - kFileNames.begin());
}

QString iconFileName(IconName name)
{
    return QLatin1StringView(kFileNames[static_cast<size_t>(name)]);
}

bool mirrorsInRightToLeft(IconName name)
{
    switch (name) {
    case IconName::ChevronLeft:
    case IconName::ChevronRight:
    case IconName::Recall:
    case IconName::SignIn:
    case IconName::SignOut:
    case IconName::Sending:
    case IconName::Export:
    case IconName::Sessions:
    case IconName::Snippet:
    case IconName::Notes:
    case IconName::Sidebar:
        return true;
    default:
        return false;
    }
}

QPixmap iconPixmap(IconName name, int size, const QColor& colour, qreal dpr, Qt::LayoutDirection direction)
{
    const int deviceSize = std::max(1, static_cast<int>(std::lround(size * dpr)));
    const bool mirrored = direction == Qt::RightToLeft && mirrorsInRightToLeft(name);
    const QString key = u"lectern/%1/%2/%3/%4/%5"_s.arg(iconFileName(name))
                            .arg(deviceSize)
                            .arg(colour.name(QColor::HexArgb))
                            .arg(mirrored ? 1 : 0)
                            .arg(dpr);
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = render(name, deviceSize, colour, mirrored);
        pixmap.setDevicePixelRatio(dpr);
        QPixmapCache::insert(key, pixmap);
    }
    return pixmap;
}

void drawIcon(QPainter* painter, const QRectF& rect, IconName name, const QColor& colour,
              Qt::LayoutDirection direction)
{
    const auto size = static_cast<int>(std::lround(std::min(rect.width(), rect.height())));
    if (size <= 0)
        return;
    const qreal dpr = painter->device()->devicePixelRatioF();
    const QPixmap pixmap = iconPixmap(name, size, colour, dpr, direction);
    // On the grid of device pixels, else the strokes get blurred.
    const QTransform transform = painter->deviceTransform();
    QPointF topLeft = rect.center() - QPointF(size, size) / 2;
    if (transform.type() <= QTransform::TxScale) {
        const QPointF device = transform.map(topLeft);
        topLeft = transform.inverted().map(QPointF(std::round(device.x()), std::round(device.y())));
    }
    painter->drawPixmap(topLeft, pixmap);
}

} // namespace lectern
