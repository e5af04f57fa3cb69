#include "detail_samples.h"
#include "ui/common/field_message.h"
#include "ui/common/search_field.h"
#include "ui/common/theme.h"
#include "ui/signin/new_session_dialog.h"
#include "ui/signin/package_model.h"

#include <QApplication>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace lectern;
using namespace lectern::samples;

/// Choosing a package, and an activity, for a new session.
class NewSessionDialogTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<NewSessionDialog> m_dialog;
    QUuid m_forklift = QUuid(QStringLiteral("9ac0a9e0-0000-4000-8000-000000000002"));

    template <typename T>
    T* part(const char* name) const
    {
        return m_dialog->findChild<T*>(QLatin1String(name));
    }
    [[nodiscard]] QList<Package> catalogue() const
    {
        Package forklift = package();
        forklift.id = m_forklift;
        forklift.title = QStringLiteral("Forklift Pre-Shift Check");
        forklift.version = QStringLiteral("2.3.0");
        return {forklift, package()};
    }

private Q_SLOTS:
    void initTestCase() { Theme::current().setMode(Theme::Mode::Light); }
    void init()
    {
        m_dialog = std::make_unique<NewSessionDialog>();
        m_dialog->open();
    }
    void cleanup() { m_dialog.reset(); }

    void packagesAreSortedByTitleAndSearched()
    {
        QVERIFY(part<QWidget>("noPackages")->isVisibleTo(m_dialog.get()));
        m_dialog->setPackages(catalogue());
        auto* model = part<QListView>("packageList")->model();
        QCOMPARE(model->rowCount(), 2);
        QCOMPARE(model->index(0, 0).data().toString(), QStringLiteral("Confined Space Entry"));
        part<SearchField>("packageSearch")->setText(QStringLiteral("2.3 fork"));
        QCOMPARE(model->rowCount(), 1);
        QCOMPARE(model->index(0, 0).data(PackageModel::IdRole).toUuid(), m_forklift);
        part<SearchField>("packageSearch")->setText(QStringLiteral("submarine"));
        QVERIFY(part<QWidget>("noPackages")->isVisibleTo(m_dialog.get()));
        QVERIFY(!part<QListView>("packageList")->isVisibleTo(m_dialog.get()));
    }

    void nothingIsCreatedWithoutAPackage()
    {
        QSignalSpy requests(m_dialog.get(), &NewSessionDialog::createRequested);
        m_dialog->setPackages(catalogue());
        part<QPushButton>("create")->click();
        QVERIFY(requests.isEmpty());
        QVERIFY(!part<FieldMessage>("problem")->text().isEmpty());
    }

    void sessionIsAskedForByKeyboardAlone()
    {
        QSignalSpy requests(m_dialog.get(), &NewSessionDialog::createRequested);
        m_dialog->setPackages(catalogue());
        auto* search = part<SearchField>("packageSearch");
        QTest::keyClicks(search, QStringLiteral("e"));
        QTest::keyClick(search, Qt::Key_Down);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(requests.size(), 1);
        QCOMPARE(requests.at(0).at(0).toUuid(), m_forklift);
        QVERIFY(!requests.at(0).at(1).value<std::optional<QUuid>>());
        QVERIFY(m_dialog->isBusy());
    }

    void activityMustBeAnId()
    {
        QSignalSpy requests(m_dialog.get(), &NewSessionDialog::createRequested);
        m_dialog->setPackages(catalogue());
        part<QListView>("packageList")->setCurrentIndex(part<QListView>("packageList")->model()->index(0, 0));
        auto* activity = part<QLineEdit>("activity");
        activity->setText(QStringLiteral("9ac0"));
        QVERIFY(part<FieldMessage>("activityMessage")->text().isEmpty()); // unfinished is no error yet
        part<QPushButton>("create")->click();
        QVERIFY(requests.isEmpty());
        QVERIFY(!part<FieldMessage>("activityMessage")->text().isEmpty());
        activity->setText(m_forklift.toString(QUuid::WithoutBraces));
        QVERIFY(part<FieldMessage>("activityMessage")->text().isEmpty());
        part<QPushButton>("create")->click();
        QCOMPARE(requests.size(), 1);
        QCOMPARE(requests.at(0).at(1).value<std::optional<QUuid>>(), std::optional(m_forklift));
    }

    void failureEndsTheBusyStateAndIsTold()
    {
        m_dialog->setPackages(catalogue());
        m_dialog->setBusy(true);
        QVERIFY(!part<QPushButton>("create")->isEnabled());
        m_dialog->showFailure({FailureReason::Unreachable, QStringLiteral("No connection."), {}});
        QVERIFY(!m_dialog->isBusy());
        QVERIFY(part<QPushButton>("create")->isEnabled());
        QCOMPARE(part<FieldMessage>("problem")->text(), QStringLiteral("No connection."));
    }
};

QTEST_MAIN(NewSessionDialogTest)
#include "new_session_dialog_test.moc"
