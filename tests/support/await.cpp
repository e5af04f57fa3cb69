#include "support/await.h"

#include <QCoreApplication>
#include <QElapsedTimer>

namespace lectern::test {

bool awaitThat(const std::function<bool()>& isDone, int ms)
{
    QElapsedTimer timer;
    timer.start();
    while (!isDone()) {
        const qint64 left = ms - timer.elapsed();
        if (left <= 0)
            return false;
        QEventLoop loop;
        QTimer::singleShot(static_cast<int>(std::min<qint64>(left, 10)), &loop, &QEventLoop::quit);
        loop.exec();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    return true;
}

std::optional<Answer> await(ApiCall* call, int ms)
{
    std::optional<Answer> answer;
    QObject context;
    QObject::connect(call, &ApiCall::finished, &context, [&answer](const Answer& given) { answer = given; });
    awaitThat([&answer] { return answer.has_value(); }, ms);
    return answer;
}

} // namespace lectern::test
