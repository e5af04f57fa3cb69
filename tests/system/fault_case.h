#pragma once

#include "fault_fixture.h"

#include <QMetaType>

namespace lectern::test {

/// One fault, and what the console has to make of it while it lasts. When it is over, the record has to
/// arrive, once.
struct FaultCase
{
    Fault fault;
    Standing standing; ///< while it lasts
    /// A state that the connection has to be in meanwhile; empty: it does not matter.
    std::optional<ConnectionStatus::State> connection = {};
    QString words; ///< a part of what the record says, and the connection too if it is stopped or offline
    FaultProxy::Door door = FaultProxy::Door::Open;
    FaultProxy::Matcher matcher = FaultProxy::isCompletion; ///< what it happens to
    std::function<void()> meanwhile = {};                   ///< called at the end of the fault
    std::optional<TlsIdentity> identity = {}; ///< that is shown meanwhile instead of the right one
};

/// Records a result while the fault lasts, looks at what is shown and kept, ends the fault, and waits for the
/// record to arrive. The first thing that was not as it should be; empty: all was.
QString played(FaultConsole& console, const FaultCase& given);

// Ways to stand while a fault lasts.
inline constexpr Standing kNothingHappened{RecordState::Queued, AttentionReason::None, false, false};
inline constexpr Standing kUnknown{RecordState::Queued, AttentionReason::None, true, false};
inline constexpr Standing kUnknownButDone{RecordState::Queued, AttentionReason::None, true, true};
inline constexpr Standing kEitherWay{RecordState::Queued, AttentionReason::None, std::nullopt, std::nullopt};
Standing needsAttention(AttentionReason reason);

// The sort of words that people read.
namespace words {
inline const QString kNoConnection = QStringLiteral("No connection to the server");
inline const QString kNotInTime = QStringLiteral("did not answer in time");
inline const QString kNoAnswer = QStringLiteral("Sent, no answer yet");
inline const QString kUnreadable = QStringLiteral("the answer could not be read");
inline const QString kError = QStringLiteral("The server answered with an error");
inline const QString kPage = QStringLiteral("shows a page of its own");
inline const QString kStrange = QStringLiteral("Something else than the server");
inline const QString kNotSecure = QStringLiteral("isn’t secure");
inline const QString kWait = QStringLiteral("asks to wait until");
inline const QString kSignIn = QStringLiteral("Sign in again");
} // namespace words

} // namespace lectern::test

Q_DECLARE_METATYPE(lectern::test::Fault)
Q_DECLARE_METATYPE(lectern::test::FaultCase)
