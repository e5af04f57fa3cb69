#include "store/sql_failure.h"

#include <QCoreApplication>

namespace lectern {
namespace {

// Primary result codes of SQLite, as sqlite3.h has them.
constexpr int kLogic = 1; // a table or column that should be there is not: the file is not what it should be
constexpr int kBusy = 5;
constexpr int kLocked = 6;
constexpr int kReadOnly = 8;
constexpr int kCorrupt = 11;
constexpr int kFull = 13;
constexpr int kCantOpen = 14;
constexpr int kConstraint = 19;
constexpr int kMismatch = 20; // a number that is none
constexpr int kNotADatabase = 26;

QString words(const char* text)
{
    return QCoreApplication::translate("Store", text);
}

FailureReason reasonOf(int code)
{
    switch (code) {
    case kFull:
        return FailureReason::DiskFull;
    case kLogic:
    case kCorrupt:
    case kNotADatabase:
        return FailureReason::Damaged;
    case kConstraint:
    case kMismatch:
        return FailureReason::NotAllowed;
    case kBusy:
    case kLocked:
        return FailureReason::InUse;
    default:
        return FailureReason::Storage;
    }
}

QString messageOf(int code)
{
    switch (code) {
    case kFull:
        return words(QT_TRANSLATE_NOOP("Store", "No space left on this disk. Make room, then save again."));
    case kLogic:
    case kCorrupt:
    case kNotADatabase:
        return words(QT_TRANSLATE_NOOP("Store", "Lectern's file on this computer is damaged."));
    case kReadOnly:
    case kCantOpen:
        return words(QT_TRANSLATE_NOOP(
            "Store", "Lectern may not write in its folder. Make the folder writable, then save again."));
    case kBusy:
    case kLocked:
        return words(QT_TRANSLATE_NOOP(
            "Store", "Another program is writing Lectern's file just now. Try again in a moment."));
    case kConstraint:
    case kMismatch:
        return words(
            QT_TRANSLATE_NOOP("Store", "This contradicts what is stored already. Nothing was changed."));
    default:
        return words(QT_TRANSLATE_NOOP(
            "Store",
            "The disk could not be read or written. Nothing was changed. Try again, or check the disk."));
    }
}

} // namespace

Failure damagedFile(const QString& detail)
{
    return {FailureReason::Damaged, messageOf(kCorrupt), detail};
}

int sqliteCode(const QSqlError& error)
{
    return error.nativeErrorCode().toInt() & 0xff;
}

Failure toFailure(const QSqlError& error, const QString& where)
{
    const int code = sqliteCode(error);
    return {reasonOf(code), messageOf(code),
            QStringLiteral("SQLite %1: %2 %3 (%4)")
                .arg(error.nativeErrorCode(), error.driverText(), error.databaseText(), where.left(120))};
}

} // namespace lectern
