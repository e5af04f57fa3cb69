// A second process for the tests: does one thing to a store, says so, and waits to be killed.
#include "domain/clock.h"
#include "store/account_lock.h"
#include "store/account_registry.h"
#include "store/private_files.h"
#include "store/record_store.h"

#include <QCoreApplication>
#include <QTextStream>

#include <cstdio>

using namespace lectern;
using namespace Qt::StringLiterals;

namespace {

int say(const QString& line)
{
    QTextStream(stdout) << line << Qt::endl;
    return 0;
}

int fail(const Failure& failure)
{
    say(u"failed %1 (%2)"_s.arg(failure.message, failure.detail));
    return 1;
}

/// Until the parent closes our standard input or kills us.
void waitForParent()
{
    while (std::getchar() != EOF) {
    }
}

int addRecord(const QString& folder, const QString& session, bool andClaim)
{
    auto lock = AccountLock::acquire(folder);
    if (!lock)
        return fail(lock.error());
    const SystemClock clock;
    auto store = RecordStore::open(folder, clock);
    if (!store)
        return fail(store.error());
    NewRecord made;
    made.sessionId = QUuid::fromString(session);
    made.completion.score = Score::of(91.5);
    made.body = R"({"score":91.5})";
    auto added = (*store)->add(made);
    if (!added)
        return fail(added.error());
    if (andClaim) {
        if (auto claimed = (*store)->claim(added->id); !claimed)
            return fail(claimed.error());
    }
    say(u"saved "_s + added->id.toString(QUuid::WithoutBraces));
    waitForParent();
    return 0;
}

int holdLock(const QString& folder)
{
    auto lock = AccountLock::acquire(folder);
    if (!lock)
        return fail(lock.error());
    say(u"locked"_s);
    waitForParent();
    return 0;
}

int ensureAccounts(const QString& root, int count)
{
    auto registry = AccountRegistry::open(Profile(root));
    if (!registry)
        return fail(registry.error());
    QString all;
    for (int n = 0; n < count; ++n) {
        auto account = (*registry)->recognise(u"https://lms.demo.example"_s,
                                              {{IdentityName::Kind::UsersMe, u"user-%1"_s.arg(n), {}}});
        if (!account)
            return fail(account.error());
        all += account->account.id.toString(QUuid::WithoutBraces) + u' ';
    }
    return say(all);
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    restrictNewFiles();
    const QStringList arguments = QCoreApplication::arguments();
    const QString what = arguments.value(1);
    if (what == u"add"_s)
        return addRecord(arguments.value(2), arguments.value(3), false);
    if (what == u"claim"_s)
        return addRecord(arguments.value(2), arguments.value(3), true);
    if (what == u"lock"_s)
        return holdLock(arguments.value(2));
    if (what == u"ensure"_s)
        return ensureAccounts(arguments.value(2), arguments.value(3).toInt());
    return 2;
}
