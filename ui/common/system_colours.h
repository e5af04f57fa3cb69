#pragma once

#include <QObject>
#include <QVariant>

#include <optional>

#ifdef LECTERN_HAS_DBUS
#include <QDBusVariant>
#endif

class QPalette;

namespace lectern {

// What the desktop asks for: the settings portal on Linux, the registry and system parameters on Windows.
// Never blocks: the portal's answer comes later, as changed(). GUI thread.
class SystemColours : public QObject
{
    Q_OBJECT
public:
    explicit SystemColours(QObject* parent = nullptr);

    // Empty when the system doesn't say: then the lightness of its palette decides.
    std::optional<bool> dark() const { return m_dark; }
    bool highContrast() const { return m_asksForContrast || m_gnomeContrast; }
    bool reducedMotion() const { return m_reducedMotion; }
    // Reads again what can be read at once.
    void refresh();

signals:
    void changed();

#ifdef LECTERN_HAS_DBUS
private slots:
    void takeSetting(const QString& space, const QString& key, const QDBusVariant& value);
#endif

private:
    void askPortal();
    void askPortalFor(const QString& space, const QString& key);
    void take(const QString& space, const QString& key, QVariant value);

    std::optional<bool> m_dark;
    bool m_asksForContrast = false;
    bool m_gnomeContrast = false; // the older of two keys for the same
    bool m_reducedMotion = false;
};

} // namespace lectern
