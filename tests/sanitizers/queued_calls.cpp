// Tells the thread sanitizer what happens before what in Qt, whose libraries are not built for it: the locks
// of its queues are inline atomics and futexes, which it cannot see. (QMutex in our own code is another
// matter: its header tells by itself.) Only for builds with LECTERN_SANITIZE=thread; race_probe.cpp shows
// that no race is hidden.
//
// Each function here stands before Qt's (or GLib's) own of the same name and calls it: the dynamic linker
// takes the program's definition. No order is told that the original does not make by its locks: from who
// asks a thread for something to that thread, and from a thread to who waits for it.
#include <QCoreApplication>
#include <QObject>
#include <QThread>

#include <cstddef>
#include <dlfcn.h>

// NOLINTBEGIN(readability-identifier-naming): others' names
extern "C" void __tsan_acquire(void* address);
extern "C" void __tsan_release(void* address);
// NOLINTEND(readability-identifier-naming)

namespace {

/// The original of a function, by its name in the library.
template <typename Function>
Function original(const char* name)
{
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

/// Stands for what a thread has done, as the thread itself stands for what was asked of it.
void* deedsOf(QThread* thread)
{
    return reinterpret_cast<char*>(thread) + 1;
}

/// A slot that tells who waits for it, or drops it, what it did.
class ToldSlot final : public QtPrivate::QSlotObjectBase
{
public:
    ToldSlot(QtPrivate::QSlotObjectBase* slot, QThread* thread)
        : QSlotObjectBase(&ToldSlot::run)
        , m_slot(slot)
        , m_thread(thread)
    {
    }

private:
    static void run(int what, QSlotObjectBase* base, QObject* receiver, void** arguments, bool* /*result*/)
    {
        auto* self = static_cast<ToldSlot*>(base);
        if (what == Call) {
            self->m_slot->call(receiver, arguments);
            __tsan_release(deedsOf(self->m_thread));
            __tsan_release(self);
        } else if (what == Destroy) {
            __tsan_acquire(self);
            self->m_slot->destroyIfLastRef();
            delete self;
        }
    }

    QtPrivate::QSlotObjectBase* m_slot;
    QThread* m_thread;
};

/// What the event loop of this thread sleeps on.
thread_local void* t_context = nullptr;

/// Before each event: all that was done before the event was made, and before somebody woke this thread or
/// asked it by invokeMethod(), is done. And what this thread did until now is done for who waits for its end.
bool beforeEvent(void** receiverEventResult)
{
    QThread* thread = QThread::currentThread();
    __tsan_acquire(receiverEventResult[1]);
    __tsan_acquire(thread);
    if (t_context)
        __tsan_acquire(t_context);
    __tsan_release(deedsOf(thread));
    return false;
}

const bool kRegistered = QInternal::registerCallback(QInternal::EventNotifyCallback, &beforeEvent);

} // namespace

// ---- who asks → the thread that is asked

/// A queued signal is known by its event alone, which is of this size in Qt 6.4. It can be there before its
/// sender has woken the receiver.
// NOLINTNEXTLINE(readability-identifier-naming)
extern "C" void __sanitizer_malloc_hook(const volatile void* memory, std::size_t size)
{
    constexpr std::size_t kSizeOfQueuedCall = 120;
    if (size == kSizeOfQueuedCall)
        __tsan_release(const_cast<void*>(memory));
}

// NOLINTNEXTLINE(readability-identifier-naming)
extern "C" void g_main_context_wakeup(void* context)
{
    static const auto real = original<void (*)(void*)>("g_main_context_wakeup");
    __tsan_release(context);
    real(context);
}

// NOLINTNEXTLINE(readability-identifier-naming)
extern "C" int g_main_context_iteration(void* context, int mayBlock)
{
    static const auto real = original<int (*)(void*, int)>("g_main_context_iteration");
    t_context = context;
    return real(context, mayBlock);
}

bool QMetaObject::invokeMethodImpl(QObject* object, QtPrivate::QSlotObjectBase* slot, Qt::ConnectionType type,
                                   void* ret)
{
    using Function = bool (*)(QObject*, QtPrivate::QSlotObjectBase*, Qt::ConnectionType, void*);
    static const auto real = original<Function>(
        "_ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv");
    QThread* asked = object ? object->thread() : nullptr;
    if (!asked)
        return real(object, slot, type, ret);
    auto* told = new ToldSlot(slot, asked);
    __tsan_release(asked);
    const bool done = real(object, told, type, ret);
    if (type == Qt::BlockingQueuedConnection)
        __tsan_acquire(deedsOf(asked));
    return done;
}

// ---- a thread → who waits for its end

bool QThread::wait(QDeadlineTimer deadline)
{
    static const auto real =
        original<bool (*)(QThread*, QDeadlineTimer)>("_ZN7QThread4waitE14QDeadlineTimer");
    const bool ended = real(this, deadline);
    if (ended)
        __tsan_acquire(deedsOf(this));
    return ended;
}
