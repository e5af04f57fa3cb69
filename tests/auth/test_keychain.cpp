#include "auth/keychain_secret_store.h"
#include "auth/memory_secret_store.h"
#include "support/await.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <atomic>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::StringLiterals;

namespace {

const QString kKey = u"refresh-token/0d5e7f0a-3c38-4a0e-9d2e-0b6f5f1f7a11"_s;
const QByteArray kSecret = "refresh-token-that-must-not-be-on-disk-4711";

std::optional<Result<QByteArray>> read(SecretStore& store, const QString& key = kKey)
{
    std::optional<Result<QByteArray>> result;
    QObject context;
    store.read(key, &context, [&](const Result<QByteArray>& given) { result.emplace(given); });
    awaitThat([&] { return result.has_value(); });
    return result;
}

std::optional<Outcome> write(SecretStore& store, const QByteArray& value, const QString& key = kKey)
{
    std::optional<Outcome> outcome;
    QObject context;
    store.write(key, value, &context, [&](const Outcome& given) { outcome.emplace(given); });
    awaitThat([&] { return outcome.has_value(); });
    return outcome;
}

std::optional<Outcome> remove(SecretStore& store, const QString& key = kKey)
{
    std::optional<Outcome> outcome;
    QObject context;
    store.remove(key, &context, [&](const Outcome& given) { outcome.emplace(given); });
    awaitThat([&] { return outcome.has_value(); });
    return outcome;
}

bool failedWith(const std::optional<Result<QByteArray>>& result, FailureReason reason)
{
    return result && !result->ok() && result->error().reason == reason;
}

/// The entry of a further piece: not there is NotFound, there is Damaged, since it has no head.
QString pieceKey(const QByteArray& value, int number)
{
    const QByteArray digest = QCryptographicHash::hash(value, QCryptographicHash::Sha256).toHex().left(16);
    return kKey + u'#' + QString::fromLatin1(digest) + u'.' + QString::number(number);
}

QStringList filesWith(const QString& folder, const QList<QByteArray>& needles)
{
    QStringList found;
    QDirIterator all(folder, QDir::Files | QDir::Hidden | QDir::NoSymLinks, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        QFile file(all.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray content = file.readAll();
        for (const QByteArray& needle : needles) {
            if (content.contains(needle))
                found << file.fileName();
        }
    }
    return found;
}

} // namespace

/// Run with LECTERN_TEST_KEYCHAIN=real, locked, silent (these by with_keyring.sh) or none.
class TestKeychain : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_state = qEnvironmentVariable("LECTERN_TEST_KEYCHAIN", u"none"_s);
        if (m_state == u"none"_s) {
            QVERIFY(m_home.isValid());
            qputenv("HOME", m_home.path().toUtf8());
            qputenv("XDG_CONFIG_HOME", m_home.filePath(u".config"_s).toUtf8());
            qputenv("XDG_DATA_HOME", m_home.filePath(u".local/share"_s).toUtf8());
        }
    }

    void secretsComeBack_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("short") << kSecret;
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("one piece") << QByteArray(2'000, 'a');
        QTest::newRow("two pieces") << QByteArray(2'001, 'b');
        QTest::newRow("four pieces") << QByteArray(6'500, 'c');
        QTest::newRow("bytes") << QByteArray("\0\1\n\xff\xfe", 5).repeated(700);
        QTest::newRow("like a head") << QByteArray("lectern1 2 0123456789abcdef\n");
    }

    void secretsComeBack()
    {
        if (m_state != u"real"_s)
            QSKIP("needs a real keychain");
        QFETCH(QByteArray, value);
        KeychainSecretStore store(u"Lectern test"_s);
        const auto written = write(store, value);
        QVERIFY(written && written->ok());
        const auto result = read(store);
        QVERIFY(result && result->ok());
        QCOMPARE(**result, value);
        const auto removed = remove(store);
        QVERIFY(removed && removed->ok());
        QVERIFY(failedWith(read(store), FailureReason::NotFound));
        QVERIFY(remove(store)->ok()); // nothing there is fine too
    }

    void replacingLeavesNoPieceBehind()
    {
        if (m_state != u"real"_s)
            QSKIP("needs a real keychain");
        KeychainSecretStore store(u"Lectern test"_s);
        const QByteArray large(6'000, 'x');
        const QByteArray other(4'000, 'y');
        QVERIFY(write(store, large)->ok());
        QVERIFY(failedWith(read(store, pieceKey(large, 2)), FailureReason::Damaged));
        QVERIFY(write(store, other)->ok());
        QVERIFY(failedWith(read(store, pieceKey(large, 2)), FailureReason::NotFound));
        QVERIFY(failedWith(read(store, pieceKey(large, 3)), FailureReason::NotFound));
        QCOMPARE(**read(store), other);
        QVERIFY(write(store, other)->ok()); // the same again keeps its pieces
        QCOMPARE(**read(store), other);
        QVERIFY(remove(store)->ok());
        QVERIFY(failedWith(read(store, pieceKey(other, 2)), FailureReason::NotFound));
    }

    void aLostPieceIsDamageNotAWrongSecret()
    {
        if (m_state != u"real"_s)
            QSKIP("needs a real keychain");
        KeychainSecretStore store(u"Lectern test"_s);
        const QByteArray large(6'000, 'z');
        QVERIFY(write(store, large)->ok());
        QVERIFY(remove(store, pieceKey(large, 3))->ok());
        QVERIFY(failedWith(read(store), FailureReason::Damaged));
        QVERIFY(write(store, kSecret)->ok());
        QCOMPARE(**read(store), kSecret);
        QVERIFY(remove(store)->ok());
    }

    void callsKeepTheirOrder()
    {
        if (m_state != u"real"_s)
            QSKIP("needs a real keychain");
        KeychainSecretStore store(u"Lectern test"_s);
        store.write(kKey, QByteArray(5'000, 'p'), this, {});
        store.write(kKey, "last", this, {});
        QCOMPARE(**read(store), QByteArray("last"));
        store.write(kKey, QByteArray(5'000, 'q'), this, {});
        store.remove(kKey, this, {});
        QVERIFY(failedWith(read(store), FailureReason::NotFound));
    }

    void anotherThreadIsAnsweredInItsOwn()
    {
        if (m_state != u"real"_s)
            QSKIP("needs a real keychain");
        KeychainSecretStore store(u"Lectern test"_s);
        QVERIFY(write(store, kSecret)->ok());
        QThread worker;
        QObject context;
        context.moveToThread(&worker);
        worker.start();
        std::atomic<bool> right{false};
        QMetaObject::invokeMethod(&context, [&] {
            store.read(kKey, &context, [&](const Result<QByteArray>& result) {
                right = result.ok() && *result == kSecret && QThread::currentThread() == &worker;
            });
        });
        QVERIFY(awaitThat([&] { return right.load(); }));
        worker.quit();
        QVERIFY(worker.wait(5'000));
        QVERIFY(remove(store)->ok());
    }

    void nothingLiesOnDiskInPlaintext()
    {
        if (m_state != u"real"_s)
            QSKIP("needs a real keychain");
        KeychainSecretStore store(u"Lectern test"_s);
        QVERIFY(write(store, kSecret)->ok());
        const QDir keyrings(QDir::homePath() + "/.local/share/keyrings"_L1);
        QVERIFY(!keyrings.entryList({u"*.keyring"_s}).isEmpty()); // this is where it went
        QCOMPARE(filesWith(QDir::homePath(), {kSecret, kSecret.toBase64()}), QStringList());
        QVERIFY(remove(store)->ok());
    }

    void noKeychainIsSaidInTime()
    {
        if (m_state == u"real"_s)
            QSKIP("there is a keychain");
        constexpr int kTimeout = 1'500;
        KeychainSecretStore store(u"Lectern test"_s, kTimeout);
        QElapsedTimer timer;
        timer.start();
        const auto written = write(store, kSecret);
        QVERIFY(written && !written->ok());
        QCOMPARE(written->error().reason, FailureReason::SecretStoreMissing);
        QVERIFY(written->error().message.contains(u"keychain"_s));
        QVERIFY2(timer.elapsed() < kTimeout + 1'500, qPrintable(QString::number(timer.elapsed())));
        timer.restart();
        const auto got = read(store);
        // A locked keyring may say that it has no such entry: it has none.
        QVERIFY(failedWith(got, FailureReason::SecretStoreMissing) ||
                (m_state == u"locked"_s && failedWith(got, FailureReason::NotFound)));
        QVERIFY(timer.elapsed() < kTimeout + 1'500);
        QCOMPARE(filesWith(QDir::homePath(), {kSecret, kSecret.toBase64()}), QStringList());
    }

    void aContextThatIsGoneIsNotCalled()
    {
        KeychainSecretStore store(u"Lectern test"_s, 500);
        bool called = false;
        auto context = std::make_unique<QObject>();
        store.read(kKey, context.get(), [&](const Result<QByteArray>&) { called = true; });
        context.reset();
        read(store); // answered after it, since calls keep their order
        QVERIFY(!awaitThat([&] { return called; }, 700));
    }

    void aStoreThatIsGoneStillAnswers()
    {
        auto store = std::make_unique<KeychainSecretStore>(u"Lectern test"_s, 500);
        bool called = false;
        store->read(kKey, this, [&](const Result<QByteArray>&) { called = true; });
        store.reset();
        QVERIFY(awaitThat([&] { return called; }));
    }

    void memoryForgetsWithTheRun()
    {
        MemorySecretStore store;
        QVERIFY(!store.isPermanent());
        QVERIFY(failedWith(read(store), FailureReason::NotFound));
        QVERIFY(write(store, kSecret)->ok());
        QCOMPARE(**read(store), kSecret);
        QVERIFY(remove(store)->ok());
        QVERIFY(failedWith(read(store), FailureReason::NotFound));
        QVERIFY(failedWith(read(store, u"other"_s), FailureReason::NotFound));
    }

private:
    QString m_state;
    QTemporaryDir m_home;
};

QTEST_GUILESS_MAIN(TestKeychain)
#include "test_keychain.moc"
