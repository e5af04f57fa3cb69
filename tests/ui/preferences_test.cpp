#include "ui/shell/preferences.h"

#include <QTemporaryDir>
#include <QTest>

using namespace lectern;
using namespace Qt::StringLiterals;

class PreferencesTest : public QObject
{
    Q_OBJECT

private slots:
    void everythingComesBack()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"window.ini"_s);
        ColumnState columns;
        columns.choice.shown.insert(SessionModel::Version, true);
        columns.choice.shown.insert(SessionModel::Time, false);
        columns.choice.widths.insert(SessionModel::Label, 144);
        for (int column = SessionModel::kColumns - 1; column >= 0; --column)
            columns.order.append(column);
        {
            Preferences written(file);
            written.theme = Theme::Mode::Dark;
            written.language = u"de"_s;
            written.compact = true;
            written.view = SessionView::Completed;
            written.sort = SessionSort::Label;
            written.order = Qt::AscendingOrder;
            written.geometry = QByteArray("\0\1geometry", 10);
            written.detailWidth = 333;
            written.columns = columns;
            written.rememberServer(u"https://one.demo.example"_s);
            written.rememberServer(u"https://two.demo.example"_s);
            written.save();
        }
        const Preferences read(file);
        QVERIFY(read.theme == Theme::Mode::Dark);
        QCOMPARE(read.language, u"de"_s);
        QVERIFY(read.compact);
        QVERIFY(read.view == SessionView::Completed);
        QVERIFY(read.sort == SessionSort::Label);
        QCOMPARE(read.order, Qt::AscendingOrder);
        QCOMPARE(read.geometry, QByteArray("\0\1geometry", 10));
        QCOMPARE(read.detailWidth, 333);
        QVERIFY(read.columns == columns);
        QCOMPARE(read.servers, (QStringList{u"https://two.demo.example"_s, u"https://one.demo.example"_s}));
    }

    void nothingIsWrittenWithoutSave()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"window.ini"_s);
        {
            Preferences preferences(file);
            preferences.detailWidth = 333;
        }
        QVERIFY(!QFile::exists(file));
    }

    void nonsenseInTheFileIsTheDefault()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"window.ini"_s);
        QFile broken(file);
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("[look]\ntheme=purple\n[list]\nview=77\nsort=\n[columns]\norder=label,label,zebra\n"
                     "widths=label:-4,zebra:100,time:abc\nshown=zebra\n");
        broken.close();
        const Preferences read(file);
        QVERIFY(read.theme == Theme::Mode::System);
        QVERIFY(read.view == SessionView::ToScore);
        QVERIFY(read.sort == SessionSort::Started);
        QVERIFY(read.columns == ColumnState());
    }

    void serversAreKeptOnceAndNotForEver()
    {
        const QTemporaryDir folder;
        Preferences preferences(folder.filePath(u"window.ini"_s));
        for (int number = 0; number < 20; ++number)
            preferences.rememberServer(u"https://%1.demo.example"_s.arg(number % 12));
        QCOMPARE(preferences.servers.size(), 8);
        QCOMPARE(preferences.servers.constFirst(), u"https://7.demo.example"_s);
        QCOMPARE(QSet<QString>(preferences.servers.begin(), preferences.servers.end()).size(), 8);
    }
};

QTEST_GUILESS_MAIN(PreferencesTest)
#include "preferences_test.moc"
