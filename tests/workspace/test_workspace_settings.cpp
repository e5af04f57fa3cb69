#include "support/fake_clock.h"
#include "support/fake_secret_store.h"
#include "workspace/workspace.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace lectern;
using namespace Qt::StringLiterals;

/// Settings that the core obeys by itself. No server is needed: nobody is signed in.
class TestWorkspaceSettings : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void theTimeOfRecordingIsAppendedIfWanted();
    void notesThatLeaveNoRoomForTheTimeAreRefusedWithWords();
    void aRecalledRecordHasTheNotesThatWereTyped();
    void settingsOutliveTheProgram();
    void noSessionIsMadeInANameThatIsNotKnown();

private:
    void open();
    Result<Record> record(const QString& notes);

    std::unique_ptr<QTemporaryDir> m_folder;
    test::FakeSecretStore m_secrets;
    test::FakeClock m_clock;
    std::unique_ptr<AccountRegistry> m_registry;
    std::unique_ptr<Workspace> m_workspace;
};

void TestWorkspaceSettings::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_registry = AccountRegistry::open(Profile(m_folder->path())).value();
    open();
}

void TestWorkspaceSettings::cleanup()
{
    m_workspace.reset();
    m_registry.reset();
}

void TestWorkspaceSettings::open()
{
    m_workspace.reset();
    const Account account =
        m_registry->recognise(u"https://lms.example"_s, {{IdentityName::Kind::UsersMe, u"someone"_s, {}}})
            ->account;
    m_workspace =
        Workspace::open(account, Profile(m_folder->path()), *m_registry, m_secrets, m_clock, {}).value();
}

Result<Record> TestWorkspaceSettings::record(const QString& notes)
{
    return m_workspace->record(QUuid::createUuid(), validate(CompletionValues{85, 30, notes}).value());
}

void TestWorkspaceSettings::theTimeOfRecordingIsAppendedIfWanted()
{
    QCOMPARE(record(u"Calm"_s)->completion.notes->text(), u"Calm"_s);
    QVERIFY(m_workspace->setSetting(settings::kRecordedSuffix, u"1"_s));
    const auto saved = record(u"Calm"_s);
    QCOMPARE(saved->completion.notes->text(), u"Calm [recorded 2026-11-23 11:30 +01:00]"_s);
    QVERIFY(saved->body.contains("Calm [recorded 2026-11-23 11:30 +01:00]"));
    QVERIFY(m_workspace->setSetting(settings::kRecordedSuffix, {}));
    QCOMPARE(record(u"Calm"_s)->completion.notes->text(), u"Calm"_s);
}

void TestWorkspaceSettings::notesThatLeaveNoRoomForTheTimeAreRefusedWithWords()
{
    QVERIFY(m_workspace->setSetting(settings::kRecordedSuffix, u"1"_s));
    const auto refused = record(QString(970, u'n'));
    QVERIFY(!refused);
    QCOMPARE(refused.error().reason, FailureReason::InvalidInput);
    QVERIFY(!refused.error().message.isEmpty());
    QVERIFY(m_workspace->store().records()->isEmpty());
    QVERIFY(record(QString(965, u'n')));
}

void TestWorkspaceSettings::aRecalledRecordHasTheNotesThatWereTyped()
{
    QVERIFY(m_workspace->setSetting(settings::kRecordedSuffix, u"1"_s));
    const auto saved = record(u"Calm"_s);
    const auto draft = m_workspace->recall(saved->id);
    QVERIFY(draft);
    QCOMPARE(draft->values.notes, u"Calm"_s);
}

void TestWorkspaceSettings::settingsOutliveTheProgram()
{
    QVERIFY(!m_workspace->appendsRecordedTime());
    QVERIFY(m_workspace->setSetting(settings::kRecordedSuffix, u"1"_s));
    QVERIFY(m_workspace->setSetting(settings::kParallelHttp1, u"2"_s));
    open();
    QVERIFY(m_workspace->appendsRecordedTime());
    QCOMPARE(m_workspace->setting(settings::kParallelHttp1), u"2"_s);
}

void TestWorkspaceSettings::noSessionIsMadeInANameThatIsNotKnown()
{
    const QSignalSpy failed(m_workspace.get(), &Workspace::failed);
    m_workspace->createSession({QUuid::createUuid(), std::nullopt, std::nullopt});
    QCOMPARE(failed.size(), 1);
    const auto failure = failed.first().first().value<Failure>();
    QCOMPARE(failure.reason, FailureReason::Unreachable);
    QVERIFY(failure.message.contains(u"Try again in a moment"_s));
}

QTEST_GUILESS_MAIN(TestWorkspaceSettings)
#include "test_workspace_settings.moc"
