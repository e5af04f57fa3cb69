#include "help.h"

namespace lectern::cli {

QString helpText()
{
    return QStringLiteral(R"(Usage: lectern-cli [--profile DIR] [--server URL] [--as WHO] [--json] COMMAND

Records results of supervised VR training from the command line. What is saved is
sent by itself the next time Lectern or 'lectern-cli sync' runs.

Options
  --profile DIR    where accounts and records are kept
  --server URL     the server to sign in to, or whose account to use
  --as WHO         whose token it is, where the server does not tell: an e-mail address or id
                   of an account here, or "new"
  --json           print one JSON document
  --help, --version

Commands
  sign-in --email E --password-stdin      sign in; the password is read from standard input
  sign-in --token-stdin                   sign in with an access token
  sign-out                                forget the sign-in; unsent records stay
  status                                  who is signed in, what waits
  sessions [--package ID] [--activity ID] [--status S] [--offline]
  session create --package ID [--activity ID]
  session label ID TEXT                   your own name for a session, never sent
  packages [--offline]
  complete SESSION [--score N] [--minutes N] [--notes TEXT | --notes-file F] [--queue-only]
                                          save, then try to send once (at most 10 s)
  outbox [list | retry ID | discard ID | recall ID | keep-server ID]
  outbox export FILE, outbox import FILE [--passphrase-stdin]
                                          take what is not delivered to another computer
  receipt ID                              what can be proved of a record
  history [ID]                            what happened, oldest first
  history --verify                        whether the history is whole; 1 if it is not
  repair [seen]                           what was brought out of a damaged file; taken note of
  sync [--timeout S]                      send all that waits (60 s unless told)
  setting [KEY [VALUE]]                   see or change a setting of this account

Environment
  LECTERN_TOKEN       an access token for this one call; no key store is used
  LECTERN_PASSPHRASE  of the file that is exported or imported

Exit codes
  0 saved, delivered or queued   2 invalid input, nothing saved   3 sign-in needed
  4 needs attention              5 sync ended with records left   6 account in use
  1 anything else)");
}

} // namespace lectern::cli
