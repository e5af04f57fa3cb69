#!/bin/bash
# with_orca.sh COMMAND…: runs COMMAND on the display it is given, beside the real screen reader: an empty HOME, a
# session bus of its own with an accessibility bus, a window manager, and Orca, whose speech goes to no loudspeaker.
# COMMAND finds in LECTERN_ORCA_LOG the file in which Orca writes what it says.
set -eu
for tool in dbus-run-session openbox orca xdotool; do
    command -v "$tool" >/dev/null || { echo "with_orca.sh: $tool is missing" >&2; exit 3; }
done
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
mkdir -p "$home/run" "$home/.config/speech-dispatcher"
chmod 700 "$home/run"
printf 'default_driver=null\n' >"$home/.libao"
printf 'LogLevel 1\nAudioOutputMethod "libao"\nAddModule "dummy" "sd_dummy" ""\nDefaultModule dummy\n' \
    >"$home/.config/speech-dispatcher/speechd.conf"
# Line by line, not in blocks of some kilobytes: else the last words are missing.
mkdir -p "$home/.local/share/orca"
printf 'import orca.debug\norca.debug.debugFile.reconfigure(line_buffering=True)\n' \
    >"$home/.local/share/orca/orca-customizations.py"
export LECTERN_ORCA_LOG="$home/orca.log"
status=0
# shellcheck disable=SC2016 # the inner shell expands it
env -u WAYLAND_DISPLAY -u DBUS_SESSION_BUS_ADDRESS -u AT_SPI_BUS_ADDRESS \
    HOME="$home" XDG_RUNTIME_DIR="$home/run" XDG_CONFIG_HOME="$home/.config" XDG_DATA_HOME="$home/.local/share" \
    XDG_CACHE_HOME="$home/.cache" LC_ALL=C.UTF-8 QT_QPA_PLATFORM=xcb QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 \
    dbus-run-session -- bash -c '
        openbox >/dev/null 2>&1 & manager=$!
        orca --replace --debug-file="$LECTERN_ORCA_LOG" >/dev/null 2>&1 & reader=$!
        tries=0
        until grep -q "SPEECH OUTPUT" "$LECTERN_ORCA_LOG" 2>/dev/null; do
            tries=$((tries + 1))
            [ "$tries" -lt 300 ] || { echo "with_orca.sh: Orca did not begin to speak" >&2; exit 3; }
            sleep 0.1
        done
        status=0
        "$@" || status=$?
        kill "$reader" "$manager" 2>/dev/null || true
        exit "$status"' sh "$@" || status=$?
exit "$status"
