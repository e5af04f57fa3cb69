#pragma once

namespace lectern {

/// How the way to the server stands.
enum class ConnectionState {
    Connecting, ///< nothing known yet
    Online,
    Offline,      ///< normal: results are saved and sent later
    SignInNeeded, ///< the server wants a new sign-in; records wait
    Waiting,      ///< the server asked to wait (429, Retry-After)
    Stopped, ///< something answers that is not the server we know (portal page, redirect, TLS, no profile)
};

} // namespace lectern
