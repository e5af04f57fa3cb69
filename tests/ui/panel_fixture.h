#pragma once

#include "detail_samples.h"
#include "ui/common/fonts.h"
#include "ui/common/pill.h"
#include "ui/common/theme.h"
#include "ui/common/time_line.h"
#include "ui/common/toggle_section.h"
#include "ui/common/tone_label.h"
#include "ui/completion/completion_form.h"
#include "ui/completion/detail_panel.h"
#include "ui/completion/number_box.h"
#include "ui/completion/preview_strip.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

#include <memory>

namespace lectern::test {

/// The detail panel, shown empty, made anew for each test.
class PanelFixture : public QObject
{
    Q_OBJECT

protected:
    std::unique_ptr<DetailPanel> m_panel;
    samples::StillClock m_clock;

    template <typename T>
    T* part(const char* name) const
    {
        return m_panel->findChild<T*>(QLatin1String(name));
    }
    [[nodiscard]] bool shows(const char* name) const
    {
        return part<QWidget>(name)->isVisibleTo(m_panel.get());
    }
    void type(const QString& text)
    {
        m_panel->focusScore();
        QTest::keyClick(part<NumberBox>("scoreBox"), Qt::Key_Backspace);
        QTest::keyClicks(part<NumberBox>("scoreBox"), text);
    }
    [[nodiscard]] QString score() const { return m_panel->form()->text().score; }

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("TZ", "UTC");
        QLocale::setDefault(QLocale(QStringLiteral("en_GB")));
        QApplication::setFont(pictureFont());
        Theme::current().setMode(Theme::Mode::Light);
    }
    void init()
    {
        m_panel = std::make_unique<DetailPanel>();
        m_panel->setClock(&m_clock);
        m_panel->resize(320, 740);
        m_panel->show();
        m_panel->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    }
    void cleanup() { m_panel.reset(); }
};

} // namespace lectern::test
