#include "ui/common/theme.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QLineEdit>
#include <QTest>

using namespace lectern;
using namespace Qt::StringLiterals;

namespace {

const auto kService = u"org.freedesktop.portal.Desktop"_s;
const auto kPath = u"/org/freedesktop/portal/desktop"_s;
const auto kAppearance = u"org.freedesktop.appearance"_s;

} // namespace

/// A desktop's portal on a bus of its own.
class Portal : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    void set(const QString& key, uint value)
    {
        m_values.insert(key, value);
        Q_EMIT SettingChanged(kAppearance, key, QDBusVariant(value));
    }

public Q_SLOTS:
    // NOLINTNEXTLINE(readability-identifier-naming): its name on the bus
    QDBusVariant Read(const QString&, const QString& key)
    {
        return QDBusVariant(QVariant::fromValue(QDBusVariant(m_values.value(key, 0U))));
    }

Q_SIGNALS:
    // NOLINTNEXTLINE(readability-identifier-naming): as above
    void SettingChanged(const QString&, const QString&, const QDBusVariant&);

private:
    QHash<QString, QVariant> m_values;
};

/// The desktop changes its mind while the program runs. Needs a session bus.
class PortalTest : public QObject
{
    Q_OBJECT

private slots:
    void theThemeFollowsThePortal()
    {
        QDBusConnection bus = QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"portal"_s);
        QVERIFY(bus.isConnected());
        qRegisterMetaType<QDBusVariant>("QDBusVariant"); // by this name the signal is relayed
        Portal portal;
        QVERIFY(bus.registerObject(kPath, &portal, QDBusConnection::ExportAllContents));
        QVERIFY(bus.registerService(kService));
        portal.set(u"color-scheme"_s, 1);

        Theme& theme = Theme::current();
        theme.setMode(Theme::Mode::System);
        QTRY_VERIFY(theme.isDark());
        QLineEdit field(u"85"_s);
        field.show();
        field.setFocus();
        field.setSelection(0, 1);
        portal.set(u"color-scheme"_s, 2);
        QTRY_VERIFY(!theme.isDark());
        QTRY_COMPARE(field.palette().color(QPalette::Base), lightPalette().color(QPalette::Base));
        portal.set(u"contrast"_s, 1);
        QTRY_VERIFY(theme.isHighContrast());
        portal.set(u"color-scheme"_s, 1);
        QTRY_COMPARE(field.palette().color(QPalette::Base), QColor(Qt::black));
        QCOMPARE(field.palette().color(QPalette::Text), QColor(Qt::white));
        portal.set(u"contrast"_s, 0);
        QTRY_VERIFY(!theme.isHighContrast());
        QVERIFY(theme.isDark());
        QCOMPARE(field.text(), u"85"_s);
        QCOMPARE(field.selectedText(), u"8"_s);

        theme.setMode(Theme::Mode::Light);
        portal.set(u"color-scheme"_s, 0);
        portal.set(u"color-scheme"_s, 1);
        QCoreApplication::processEvents();
        QVERIFY(!theme.isDark());
    }
};

QTEST_MAIN(PortalTest)
#include "portal_test.moc"
