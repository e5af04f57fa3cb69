#!/bin/sh
# with_keyring.sh COMMAND…: runs COMMAND with a Secret Service of its own: an empty HOME, a private bus and an
# unlocked gnome-keyring, without a display and without a prompt. LECTERN_TEST_KEYCHAIN=locked leaves it locked,
# LECTERN_TEST_KEYCHAIN=silent stops it, so that it has its name on the bus and answers nothing.
# COMMAND finds the folder in HOME; it is removed afterwards.
set -eu
for tool in dbus-run-session gnome-keyring-daemon; do
    command -v "$tool" >/dev/null || { echo "with_keyring.sh: $tool is missing (apt install dbus gnome-keyring)" >&2; exit 3; }
done
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
mkdir -p "$home/run" "$home/.local/share/keyrings"
chmod 700 "$home" "$home/run"
status=0
# shellcheck disable=SC2016 # the inner shell expands it
env -u DISPLAY -u WAYLAND_DISPLAY -u DBUS_SESSION_BUS_ADDRESS -u XDG_CURRENT_DESKTOP -u DESKTOP_SESSION \
    HOME="$home" XDG_RUNTIME_DIR="$home/run" XDG_DATA_HOME="$home/.local/share" XDG_CONFIG_HOME="$home/.config" \
    XDG_CACHE_HOME="$home/.cache" \
    dbus-run-session -- sh -c '
        if [ "${LECTERN_TEST_KEYCHAIN:-}" = locked ]; then
            gnome-keyring-daemon --foreground --components=secrets >/dev/null 2>&1 &
            keyring=$!
        else
            # --unlock reads the password and makes the login keyring with it.
            printf test-password | gnome-keyring-daemon --foreground --unlock --components=secrets >/dev/null 2>&1 &
            keyring=$!
        fi
        # Wait until it owns its name on the bus.
        tries=0
        until dbus-send --session --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner \
                string:org.freedesktop.secrets 2>/dev/null | grep -q true; do
            tries=$((tries + 1))
            [ "$tries" -lt 100 ] || { echo "with_keyring.sh: gnome-keyring did not start" >&2; exit 3; }
            sleep 0.1
        done
        [ "${LECTERN_TEST_KEYCHAIN:-}" != silent ] || kill -STOP "$keyring"
        status=0
        "$@" || status=$?
        kill -KILL "$keyring" 2>/dev/null || true
        exit "$status"' sh "$@" || status=$?
exit "$status"
