#include "store/sealed.h"

#include <QTest>
#include <QtEndian>

using namespace lectern;
using namespace Qt::StringLiterals;

/// What is sealed comes out as it was, or not at all.
class TestSealed : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void contentComesOutAsItWas_data();
    void contentComesOutAsItWas();
    void nothingReadableIsInside();
    void eachFileHasASaltOfItsOwn();
    void aWrongPassphraseIsToldApart();
    void theSamePassphraseTypedOnAnotherSystemFits();
    void aShortPassphraseIsRefused();
    void anyFlippedBitIsNoticed();
    void anyCutIsNoticed();
    void swappedPiecesAreNoticed();
    void somethingBehindTheEndIsNoticed();
    void unreasonableCostsAreRefusedBeforeAnythingIsComputed_data();
    void unreasonableCostsAreRefusedBeforeAnythingIsComputed();
    void aNewerVersionIsSaidToBe();
    void otherFilesAreSaidToBeNoneOfOurs();

private:
    static constexpr SealCost kCheap{1, 8 * 1024};
    [[nodiscard]] QByteArray sealedOf(const QByteArray& content) const;
    static Result<QByteArray> opened(const QByteArray& sealed,
                                     const QString& passphrase = u"correct horse"_s);
    static FailureReason reasonOf(const Result<QByteArray>& result);

    SealKey m_key;
};

void TestSealed::initTestCase()
{
    auto key = newSealKey(u"correct horse"_s, kCheap);
    QVERIFY(key);
    m_key = *key;
}

QByteArray TestSealed::sealedOf(const QByteArray& content) const
{
    auto sealed = seal(content, m_key);
    if (!sealed)
        qFatal("not sealed: %s", qUtf8Printable(sealed.error().detail));
    return *sealed;
}

Result<QByteArray> TestSealed::opened(const QByteArray& sealed, const QString& passphrase)
{
    const auto head = readSealHead(sealed);
    if (!head)
        return head.error();
    const auto key = sealKeyFor(passphrase, *head);
    if (!key)
        return key.error();
    return unseal(sealed, *key);
}

FailureReason TestSealed::reasonOf(const Result<QByteArray>& result)
{
    if (result)
        qFatal("it was opened");
    return result.error().reason;
}

void TestSealed::contentComesOutAsItWas_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {0, 1, 65'535, 65'536, 65'537, 131'072, 1'000'000})
        QTest::addRow("%d bytes", size) << size;
}

void TestSealed::contentComesOutAsItWas()
{
    QFETCH(int, size);
    QByteArray content(size, Qt::Uninitialized);
    for (int i = 0; i < size; ++i)
        content[i] = char(i * 7 + i / 251);
    const auto out = opened(sealedOf(content));
    QVERIFY(out);
    QCOMPARE(*out, content);
}

void TestSealed::nothingReadableIsInside()
{
    const QByteArray sealed = sealedOf("Group B, seat 4: stopped the machine in time");
    QVERIFY(!sealed.contains("seat 4"));
    QVERIFY(!sealed.contains("machine"));
}

void TestSealed::eachFileHasASaltOfItsOwn()
{
    const auto again = newSealKey(u"correct horse"_s, kCheap);
    QVERIFY(again);
    QVERIFY(again->head.salt != m_key.head.salt);
    QVERIFY(again->bytes != m_key.bytes);
    QVERIFY(sealedOf("content") != sealedOf("content"));
}

void TestSealed::aWrongPassphraseIsToldApart()
{
    const auto out = opened(sealedOf("content"), u"battery staple"_s);
    QCOMPARE(reasonOf(out), FailureReason::InvalidInput);
    QVERIFY(out.error().message.contains(u"passphrase is wrong"_s));
}

void TestSealed::theSamePassphraseTypedOnAnotherSystemFits()
{
    const auto key = newSealKey(u"pr\u00fcfung eins"_s, kCheap);
    QVERIFY(key);
    const auto sealed = seal("content", *key);
    QVERIFY(sealed);
    const auto out = opened(*sealed, u"pru\u0308fung eins"_s); // u and a combining diaeresis
    QVERIFY(out);
    QCOMPARE(*out, QByteArray("content"));
}

void TestSealed::aShortPassphraseIsRefused()
{
    const auto short7 = newSealKey(u"1234567"_s, kCheap);
    QVERIFY(!short7);
    QCOMPARE(short7.error().reason, FailureReason::InvalidInput);
    QVERIFY(!checkPassphrase(u"😀😀😀😀"_s)); // eight code units, four characters
    QVERIFY(checkPassphrase(u"12345678"_s));
}

void TestSealed::anyFlippedBitIsNoticed()
{
    const QByteArray sealed = sealedOf("content");
    for (qsizetype i = 0; i < sealed.size(); ++i) {
        QByteArray changed = sealed;
        changed[i] = char(changed[i] ^ 1);
        const auto head = readSealHead(changed);
        if (!head)
            continue;        // noticed already
        SealKey key = m_key; // the right key, so that only the authentication can notice
        key.head = *head;
        QVERIFY2(!unseal(changed, key), qPrintable(u"byte %1"_s.arg(i)));
    }
}

void TestSealed::anyCutIsNoticed()
{
    const QByteArray sealed = sealedOf(QByteArray(150'000, 'x'));
    const QList<qsizetype> sizes{0,  1,      9,      10,      SealHead::kBytes - 1, SealHead::kBytes, 77,
                                 78, 65'630, 65'631, 131'184, sealed.size() - 17,   sealed.size() - 1};
    for (const qsizetype size : sizes) {
        const QByteArray cut = sealed.left(size);
        const auto head = readSealHead(cut);
        if (!head) {
            QCOMPARE(head.error().reason, FailureReason::Damaged);
            continue;
        }
        SealKey key = m_key;
        key.head = *head;
        const auto out = unseal(cut, key);
        QVERIFY2(!out, qPrintable(u"%1 bytes"_s.arg(size)));
        QCOMPARE(out.error().reason, FailureReason::Damaged);
    }
}

void TestSealed::swappedPiecesAreNoticed()
{
    constexpr qsizetype kPiece = 65'536 + 17;
    constexpr qsizetype kFirst = SealHead::kBytes + 17;
    const QByteArray sealed = sealedOf(QByteArray(150'000, 'x'));
    const QByteArray swapped = sealed.left(kFirst) + sealed.mid(kFirst + kPiece, kPiece) +
                               sealed.mid(kFirst, kPiece) + sealed.mid(kFirst + 2 * kPiece);
    QCOMPARE(swapped.size(), sealed.size());
    QCOMPARE(reasonOf(opened(swapped)), FailureReason::Damaged);
    const QByteArray left = sealed.left(kFirst) + sealed.mid(kFirst + kPiece);
    QCOMPARE(reasonOf(opened(left)), FailureReason::Damaged);
}

void TestSealed::somethingBehindTheEndIsNoticed()
{
    QCOMPARE(reasonOf(opened(sealedOf("content") + 'x')), FailureReason::Damaged);
    const QByteArray whole = sealedOf(QByteArray(65'536, 'x'));
    QCOMPARE(reasonOf(opened(whole + whole)), FailureReason::Damaged);
}

void TestSealed::unreasonableCostsAreRefusedBeforeAnythingIsComputed_data()
{
    QTest::addColumn<quint32>("passes");
    QTest::addColumn<quint32>("memoryKiB");
    QTest::newRow("no pass") << 0U << 8U * 1024;
    QTest::newRow("endless passes") << 0xffff'ffffU << 8U * 1024;
    QTest::newRow("eleven passes") << 11U << 8U * 1024;
    QTest::newRow("no memory") << 1U << 0U;
    QTest::newRow("all memory") << 1U << 0xffff'ffffU;
    QTest::newRow("too much memory") << 1U << 512U * 1024 + 1;
}

void TestSealed::unreasonableCostsAreRefusedBeforeAnythingIsComputed()
{
    QFETCH(quint32, passes);
    QFETCH(quint32, memoryKiB);
    QByteArray sealed = sealedOf("content");
    qToBigEndian(passes, sealed.data() + 12);
    qToBigEndian(memoryKiB, sealed.data() + 16);
    const auto head = readSealHead(sealed);
    QVERIFY(!head);
    QCOMPARE(head.error().reason, FailureReason::Damaged);
    QVERIFY(!newSealKey(u"correct horse"_s, {passes, memoryKiB}));
}

void TestSealed::aNewerVersionIsSaidToBe()
{
    QByteArray sealed = sealedOf("content");
    sealed[9] = 2;
    const auto out = opened(sealed);
    QCOMPARE(reasonOf(out), FailureReason::NewerVersion);
    QVERIFY(out.error().message.contains(u"newer version"_s));
}

void TestSealed::otherFilesAreSaidToBeNoneOfOurs()
{
    for (const QByteArray& other : {QByteArray(), QByteArray("%PDF-1.7"), QByteArray(1000, '\0')}) {
        const auto out = opened(other);
        QCOMPARE(reasonOf(out), FailureReason::Damaged);
        QVERIFY(out.error().message.contains(u"no file with results"_s));
    }
}

QTEST_GUILESS_MAIN(TestSealed)
#include "test_sealed.moc"
