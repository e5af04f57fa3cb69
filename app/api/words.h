#pragma once

#include "api/answer.h"
#include "wire/error_json.h"

#include <QDateTime>
#include <QString>

/// What people are told about answers: one place, so that windows, the command line and records agree.
namespace lectern::words {

QString noAnswerYet();           ///< the outcome is unknown
QString unreadableAnswer();      ///< it was taken, or so it seems: the outcome is unknown
QString failedThere(int status); ///< the outcome is unknown after an answer that says nothing: 5xx and others
QString notReached(const Answer& answer);
QString noConnection();
QString serverTrouble(); ///< 5xx
QString notSecure(Answer::TlsTrouble trouble = Answer::TlsTrouble::None);
QString strangePage();   ///< a captive portal
QString strangeAnswer(); ///< not the API, and no page either
QString signIn();
QString waitUntil(const QDateTime& notBefore, const QDateTime& now);
QString profileProblem(const wire::ErrorBody& error);
QString notAccepted(const wire::ErrorBody& error);
QString conflict();
QString sessionGone();
/// Something else than the API answered: a page of the network, a redirect, a proxy.
QString notTheApi(const Answer& answer);

} // namespace lectern::words
