// bench_window ROOT TOKEN PROFILE SESSIONS RECORDS: the real window on a display, with a probe in its thread.
// It signs in, so that SESSIONS sessions come, then completes RECORDS of them and waits until they are
// delivered. Says in JSON how long events had to wait meanwhile.
#include "event_probe.h"
#include "ui/common/fonts.h"
#include "ui/common/theme.h"
#include "ui/shell/language.h"
#include "ui/shell/main_controller.h"
#include "ui/shell/preferences.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>
#include <QTimer>

#include <algorithm>

using namespace lectern;
using namespace lectern::bench;
using namespace Qt::StringLiterals;

namespace {

constexpr int kSettleMs = 1'500; ///< what a change has set off is over by then
constexpr int kPortion = 25;     ///< completions at a time, every 10 ms
constexpr int kPatienceMs = 300'000;

class Run : public QObject
{
public:
    Run(MeasuredApplication& application, const QStringList& arguments)
        : m_application(application)
        , m_sessions(arguments.value(4).toInt())
        , m_wanted(arguments.value(5).toInt())
        , m_preferences(arguments.value(3) + u"/window.ini"_s)
        , m_console({arguments.value(3), {}, 0})
        , m_controller(m_console, m_preferences, m_language)
    {
        m_language.apply(u"en"_s);
        connect(&m_console, &Console::signInNeeded, this, [this, arguments] { signIn(arguments); });
        connect(&m_console, &Console::listingChanged, this, &Run::onListing);
        connect(&m_console, &Console::recordChanged, this, &Run::onRecord);
        connect(&m_console, &Console::saveRefused, this, [](const QUuid&, const Failure& failure) {
            qCritical("%s", qUtf8Printable(failure.message));
            QCoreApplication::exit(1);
        });
        m_portions.setInterval(10);
        connect(&m_portions, &QTimer::timeout, this, &Run::completeSome);
    }

    void start()
    {
        m_console.start();
        chooseApplicationFont(m_application);
        Theme::current().setMode(Theme::Mode::Light);
        m_controller.openWindow();
        QTimer::singleShot(kPatienceMs, this, [] { QCoreApplication::exit(1); });
    }

private:
    void signIn(const QStringList& arguments)
    {
        SignInRequest request;
        request.method = SignInMethod::Token;
        request.server = arguments.value(1);
        request.token = arguments.value(2);
        request.staySignedIn = false;
        // The window itself has been made by then: what is measured is a window at work.
        QTimer::singleShot(kSettleMs, this, [this, request] {
            begin();
            m_console.signIn(request);
        });
    }

    void begin()
    {
        m_application.takeLongestWork();
        m_probe.takeWaits();
        m_timer.start();
    }

    QJsonObject figures()
    {
        QList<double> waits = m_probe.takeWaits();
        std::sort(waits.begin(), waits.end());
        const auto at = [&waits](double share) {
            return waits.isEmpty() ? 0.0 : waits.at(qsizetype(share * double(waits.size() - 1)));
        };
        return {{u"p999"_s, at(0.999)},
                {u"max"_s, at(1.0)},
                {u"work"_s, m_application.takeLongestWork()},
                {u"seconds"_s, double(m_timer.elapsed()) / 1000.0},
                {u"events"_s, double(waits.size())}};
    }

    void onListing(const SessionListingPtr& listing)
    {
        ++m_listings;
        if (!m_open.isEmpty() || !listing || listing->counts.all < m_sessions)
            return;
        for (const SessionRow& row : listing->rows) {
            if (row.isToScore() && m_open.size() < m_wanted)
                m_open.append(row.session->id);
        }
        QTimer::singleShot(kSettleMs, this, [this] {
            m_said.insert(u"refresh"_s, figures());
            begin();
            m_listings = 0;
            m_portions.start();
        });
    }

    void completeSome()
    {
        static const Completion completion = validate(CompletionValues{85, 30, u"Calm"_s}).value();
        for (int i = 0; i < kPortion && m_next < m_open.size(); ++i)
            m_console.complete(m_open.at(m_next++), completion);
        if (m_next == m_open.size())
            m_portions.stop();
    }

    void onRecord(const Record& record)
    {
        if (record.state != RecordState::Delivered || ++m_delivered != m_wanted)
            return;
        QTimer::singleShot(kSettleMs, this, [this] {
            m_said.insert(u"drain"_s, figures());
            m_said.insert(u"listings"_s, m_listings);
            QTextStream(stdout) << QJsonDocument(m_said).toJson(QJsonDocument::Compact) << Qt::endl;
            QCoreApplication::exit(0);
        });
    }

    MeasuredApplication& m_application;
    const int m_sessions;
    const int m_wanted;
    Preferences m_preferences;
    Language m_language;
    Console m_console;
    MainController m_controller;
    EventProbe m_probe;
    QTimer m_portions;
    QElapsedTimer m_timer;
    QJsonObject m_said;
    QList<QUuid> m_open;
    qsizetype m_next = 0;
    int m_delivered = 0;
    int m_listings = 0;
};

} // namespace

int main(int argc, char** argv)
{
    MeasuredApplication application(argc, argv);
    if (QCoreApplication::arguments().size() != 6)
        return 2;
    QApplication::setQuitOnLastWindowClosed(false);
    Run run(application, QCoreApplication::arguments());
    run.start();
    return QApplication::exec();
}
