#include "ui/common/system_colours.h"

#include <QSettings>

#ifdef LECTERN_HAS_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#endif
#ifdef Q_OS_WIN
#include <qt_windows.h>
#endif

using namespace Qt::StringLiterals;

namespace lectern {

namespace {

#ifdef LECTERN_HAS_DBUS
const auto kPortalService = u"org.freedesktop.portal.Desktop"_s;
const auto kPortalPath = u"/org/freedesktop/portal/desktop"_s;
const auto kPortalSettings = u"org.freedesktop.portal.Settings"_s;
#endif
const auto kAppearance = u"org.freedesktop.appearance"_s;
const auto kGnomeAccess = u"org.gnome.desktop.a11y.interface"_s;
const auto kGnomeInterface = u"org.gnome.desktop.interface"_s;

} // namespace

SystemColours::SystemColours(QObject* parent) : QObject(parent)
{
    refresh();
    askPortal();
}

void SystemColours::refresh()
{
#ifdef Q_OS_WIN
    const QSettings personal(
        u"HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize"_s,
        QSettings::NativeFormat);
    const QVariant light = personal.value(u"AppsUseLightTheme"_s);
    m_dark = light.isValid() ? std::optional(light.toInt() == 0) : std::nullopt;
    HIGHCONTRASTW contrast{};
    contrast.cbSize = sizeof contrast;
    if (SystemParametersInfoW(SPI_GETHIGHCONTRAST, sizeof contrast, &contrast, 0))
        m_asksForContrast = (contrast.dwFlags & HCF_HIGHCONTRASTON) != 0;
    BOOL animated = TRUE;
    if (SystemParametersInfoW(SPI_GETCLIENTAREAANIMATION, 0, &animated, 0))
        m_reducedMotion = animated == FALSE;
#endif
}

void SystemColours::askPortal()
{
#ifdef LECTERN_HAS_DBUS
    if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"))
        return;
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    // Qt looks for exactly this spelling of the slot.
    // clang-format off
    bus.connect(kPortalService, kPortalPath, kPortalSettings, u"SettingChanged"_s, this,
                SLOT(takeSetting(QString,QString,QDBusVariant)));
    // clang-format on
    askPortalFor(kAppearance, u"color-scheme"_s);
    askPortalFor(kAppearance, u"contrast"_s);
    askPortalFor(kGnomeAccess, u"high-contrast"_s); // portals before the key "contrast"
    askPortalFor(kGnomeInterface, u"enable-animations"_s);
#endif
}

void SystemColours::askPortalFor([[maybe_unused]] const QString& space, [[maybe_unused]] const QString& key)
{
#ifdef LECTERN_HAS_DBUS
    QDBusMessage question =
        QDBusMessage::createMethodCall(kPortalService, kPortalPath, kPortalSettings, u"Read"_s);
    question << space << key;
    auto* watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(question), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this, space, key](QDBusPendingCallWatcher* call) {
                const QDBusPendingReply<QDBusVariant> reply = *call;
                call->deleteLater();
                if (!reply.isError())
                    take(space, key, reply.value().variant());
            });
#endif
}

#ifdef LECTERN_HAS_DBUS
void SystemColours::takeSetting(const QString& space, const QString& key, const QDBusVariant& value)
{
    take(space, key, value.variant());
}
#endif

void SystemColours::take(const QString& space, const QString& key, QVariant value)
{
#ifdef LECTERN_HAS_DBUS
    // Read() wraps its answer twice.
    if (value.userType() == qMetaTypeId<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
#endif
    if (space == kAppearance && key == u"color-scheme"_s) {
        const uint scheme = value.toUInt(); // 1 dark, 2 light, 0 no preference
        m_dark = scheme == 1 ? std::optional(true) : scheme == 2 ? std::optional(false) : std::nullopt;
    } else if (space == kAppearance && key == u"contrast"_s) {
        m_asksForContrast = value.toUInt() == 1;
    } else if (space == kGnomeAccess && key == u"high-contrast"_s) {
        m_gnomeContrast = value.toBool();
    } else if (space == kGnomeInterface && key == u"enable-animations"_s) {
        m_reducedMotion = !value.toBool();
    } else {
        return;
    }
    emit changed();
}

} // namespace lectern
