#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

/// The main job with closed eyes: the real window, the real Orca, and what it says. Run by with_orca.sh.
class ScreenReaderTest : public QObject
{
    Q_OBJECT

private:
    /// What Orca has said since the last call of forget().
    [[nodiscard]] QStringList said() const
    {
        QFile log(qEnvironmentVariable("LECTERN_ORCA_LOG"));
        if (!log.open(QIODevice::ReadOnly))
            return {};
        static const QRegularExpression line(u"SPEECH OUTPUT: '(.*)'(?: ?\\{|$)"_s,
                                             QRegularExpression::MultilineOption);
        QStringList all;
        auto matches = line.globalMatch(QString::fromUtf8(log.readAll()));
        while (matches.hasNext())
            all << matches.next().captured(1);
        return all.mid(m_heard);
    }
    void forget() { m_heard += said().size(); }
    [[nodiscard]] bool hasSaid(const QString& words) const
    {
        const QStringList all = said();
        return std::any_of(all.cbegin(), all.cend(), [&words](const QString& each) {
            return each.contains(words, Qt::CaseInsensitive);
        });
    }
    [[nodiscard]] bool hears(const QString& words, int patience = kPatienceMs) const
    {
        return QTest::qWaitFor([&] { return hasSaid(words); }, patience);
    }
    [[nodiscard]] QByteArray everything() const { return said().join(u'\n').toUtf8(); }
    static void press(const QStringList& keys)
    {
        QProcess::execute(u"xdotool"_s, QStringList{u"key"_s, u"--clearmodifiers"_s} + keys);
    }
    static void type(const QString& text)
    {
        QProcess::execute(u"xdotool"_s, {u"type"_s, u"--delay"_s, u"60"_s, text});
    }
    /// Orca has come to an end.
    [[nodiscard]] bool isQuiet() const
    {
        qsizetype before = -1;
        QElapsedTimer quiet;
        return QTest::qWaitFor(
            [&] {
                const qsizetype now = said().size();
                if (now != before)
                    quiet.start();
                before = now;
                return quiet.hasExpired(kQuietMs);
            },
            kPatienceMs);
    }
    /// The words belong to the last key: what it says of earlier ones comes late, on a busy computer. Keys
    /// are said with a blank behind their name.
    [[nodiscard]] bool endsWith(const QString& words) const
    {
        const QStringList all = said();
        for (auto each = all.crbegin(); each != all.crend() && !each->endsWith(u' '); ++each) {
            if (each->contains(words, Qt::CaseInsensitive))
                return true;
        }
        return false;
    }
    /// Presses a key until the words are said, as people do who look for something.
    [[nodiscard]] bool pressesUntil(const QString& key, const QString& words, int times)
    {
        for (int i = 0; i < times; ++i) {
            forget();
            press({key});
            if (hears(words, kStepMs) && isQuiet() && endsWith(words))
                return true;
        }
        return false;
    }

    static constexpr int kPatienceMs = 20'000;
    static constexpr int kStepMs = 3000;
    static constexpr int kQuietMs = 1000;

    QTemporaryDir m_profile;
    QProcess m_window;
    qsizetype m_heard = 0;

private slots:
    void initTestCase()
    {
        m_window.setProcessChannelMode(QProcess::MergedChannels);
        m_window.start(QStringLiteral(LECTERN_PROGRAM), {u"--profile"_s, m_profile.path()});
        QVERIFY2(m_window.waitForStarted(), qPrintable(m_window.errorString()));
    }
    // What a failure is understood by.
    void cleanup()
    {
        if (!QTest::currentTestFailed())
            return;
        m_heard = 0;
        qInfo().noquote() << "Orca said:\n" << everything() << "\nThe window said:\n" << m_window.readAll();
    }
    void cleanupTestCase()
    {
        m_window.terminate();
        if (!m_window.waitForFinished(kPatienceMs))
            m_window.kill();
    }

    void theMainJobIsHeard()
    {
        // Sign-in: the ways are radio buttons, the demo is a button that Enter presses.
        QVERIFY2(hears(u"Sign in to Lectern"_s) && isQuiet(), everything());
        QVERIFY2(pressesUntil(u"shift+Tab"_s, u"Try the demo"_s, 12), everything());
        forget();
        press({u"Return"_s});
        QVERIFY2(hears(u"Lectern frame"_s), everything());
        // The list, then the first session of it: the field says its name, its role, and that it is empty.
        QVERIFY2(pressesUntil(u"F6"_s, u"table with"_s, 20), everything());
        QVERIFY2(pressesUntil(u"F6"_s, u"Score spin button"_s, 8), everything());
        QVERIFY2(hears(u"no score"_s), everything());

        // An error is heard while it is typed, and the value is the number.
        forget();
        type(u"850"_s);
        QVERIFY2(hears(u"Score from 0 to 100"_s), everything());
        press({u"BackSpace"_s});
        press({u"Tab"_s});
        QVERIFY2(isQuiet(), everything());
        QVERIFY2(pressesUntil(u"shift+Tab"_s, u"Score 85 spin button"_s, 6), everything());

        forget();
        press({u"ctrl+shift+Return"_s});
        QVERIFY2(hears(u"Completed."_s), everything());
        QVERIFY2(hears(u"Delivered, "_s, 2 * kPatienceMs), everything());
        QCOMPARE(everything().count("Delivered, "), 1);

        // Views are tabs, with what is chosen.
        QVERIFY2(pressesUntil(u"F6"_s, u"page tab list"_s, 6), everything());
        QVERIFY2(pressesUntil(u"Down"_s, u"In progress"_s, 4), everything());
        QVERIFY2(hasSaid(u"page tab"_s) && !hasSaid(u"check box"_s), everything());
    }
};

QTEST_GUILESS_MAIN(ScreenReaderTest)
#include "test_screen_reader.moc"
