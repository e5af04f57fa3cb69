#include "store/store_fixture.h"
#include "support/small_disk.h"

#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::StringLiterals;

namespace {

/// Not root, as long as this object: root may write everywhere.
class OrdinaryUser
{
public:
    OrdinaryUser()
    {
        constexpr uid_t kNobody = 65'534;
        if (m_wasRoot)
            m_changed = ::seteuid(kNobody) == 0;
    }
    ~OrdinaryUser()
    {
        if (m_changed && ::seteuid(0) != 0)
            qFatal("cannot become root again");
    }
    OrdinaryUser(const OrdinaryUser&) = delete;
    OrdinaryUser& operator=(const OrdinaryUser&) = delete;

    [[nodiscard]] bool isOrdinary() const { return ::geteuid() != 0; }

private:
    bool m_wasRoot = ::geteuid() == 0;
    bool m_changed = false;
};

} // namespace

class FullDiskTest : public QObject
{
    Q_OBJECT

private slots:
    void aFullDiskIsSaidAndNothingIsHalfWritten()
    {
        SmallDisk disk;
        if (!disk.isMounted())
            QSKIP("mounting a small disk needs to be root");
        const FakeClock clock;
        auto store = RecordStore::open(disk.path(), clock);
        QVERIFY(store);
        const auto first = (*store)->add(newRecord(QUuid::createUuid()));
        QVERIFY(first);
        const QUuid draftSession = QUuid::createUuid();
        QVERIFY((*store)->saveDraft(typedDraft(draftSession, {u"85"_s, {}, {}})));

        QVERIFY(disk.fill());
        std::optional<Failure> failure;
        for (int n = 0; n < 200 && !failure; ++n) { // the log still has room for a few
            auto added =
                (*store)->add(newRecord(n == 0 ? draftSession : QUuid::createUuid(), 50, QString(900, u'n')));
            if (!added)
                failure = added.error();
            else if (n == 0)
                QVERIFY((*store)->recall(added->id));
        }
        QVERIFY(failure);
        QCOMPARE(failure->reason, FailureReason::DiskFull);
        QVERIFY(failure->message.contains(u"Make room"_s));
        const auto before = (*store)->records();
        QVERIFY(before);
        QVERIFY((*store)->record(first->id));
        QVERIFY((*store)->draft(draftSession));
        const auto check = (*store)->verifyHistory();
        QVERIFY(check);
        QVERIFY(check->ok);

        QVERIFY(disk.makeRoom());
        QVERIFY((*store)->add(newRecord(QUuid::createUuid())));
        QCOMPARE((*store)->records()->size(), before->size() + 1);
        QVERIFY((*store)->verifyHistory()->ok);
        store->reset();
    }

    void aReadOnlyDiskIsSaidAndNothingIsLost()
    {
        SmallDisk disk;
        if (!disk.isMounted())
            QSKIP("mounting a small disk needs to be root");
        const FakeClock clock;
        QUuid id;
        {
            auto store = RecordStore::open(disk.path(), clock);
            QVERIFY(store);
            id = (*store)->add(newRecord(QUuid::createUuid()))->id;
        }
        QVERIFY(disk.setReadOnly(true));
        const auto refused = RecordStore::open(disk.path(), clock);
        QVERIFY(!refused);
        QCOMPARE(refused.error().reason, FailureReason::Storage);
        QVERIFY2(refused.error().message.contains(u"writ"_s), qUtf8Printable(refused.error().message));
        QVERIFY(disk.setReadOnly(false));
        const auto store = RecordStore::open(disk.path(), clock);
        QVERIFY(store);
        QVERIFY((*store)->record(id));
        QVERIFY(!(*store)->openReport().salvaged);
        QVERIFY((*store)->verifyHistory()->ok);
    }

    void aFolderThatMayNotBeWrittenIsSaid()
    {
        const QTemporaryDir folder;
        const QByteArray path = folder.path().toLocal8Bit();
        {
            const FakeClock clock;
            QVERIFY(RecordStore::open(folder.path(), clock));
        }
        QCOMPARE(::chmod(path.constData(), 0500), 0);
        if (::geteuid() == 0) {
            QCOMPARE(::chown(path.constData(), 65'534, 65'534), 0);
            QCOMPARE(::chown((path + "/records.sqlite").constData(), 65'534, 65'534), 0);
        }
        {
            const OrdinaryUser user;
            QVERIFY(user.isOrdinary());
            const FakeClock clock;
            const auto store = RecordStore::open(folder.path(), clock);
            QVERIFY(!store);
            QCOMPARE(store.error().reason, FailureReason::Storage);
            QVERIFY2(store.error().message.contains(u"writ"_s), qUtf8Printable(store.error().message));
        }
        QCOMPARE(::chmod(path.constData(), 0700), 0);
        const FakeClock clock;
        QVERIFY(RecordStore::open(folder.path(), clock)); // nothing was harmed
    }
};

QTEST_GUILESS_MAIN(FullDiskTest)
#include "test_full_disk.moc"
