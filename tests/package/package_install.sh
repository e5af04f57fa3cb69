#!/usr/bin/env bash
# usage: package_install.sh BUILD_DIR
# Makes the package, installs it, starts each program from the place it was installed to, removes it again.
# As root on a machine without Lectern the package goes into the system; else it is unpacked into a folder.
set -euo pipefail

build=$1
work=$(mktemp -d)
installed=no
pids=()

finish() {
    local pid
    for pid in "${pids[@]}"; do kill -TERM "$pid" 2>/dev/null || true; done
    if [[ $installed == yes ]]; then dpkg --purge lectern >/dev/null; fi
    rm -rf "$work"
}
trap finish EXIT

fail() {
    echo "FAILED: $*" >&2
    exit 1
}

# wait_for SECONDS PID WHAT COMMAND...: until the command succeeds; fails when time is up or the process has ended.
wait_for() {
    local deadline=$((SECONDS + $1)) pid=$2 what=$3
    shift 3
    until "$@"; do
        kill -0 "$pid" 2>/dev/null || fail "$what: the process has ended"
        ((SECONDS < deadline)) || fail "$what: not within the time"
        sleep 0.1
    done
}

# ended PID NAME: asks it to end and expects exit code 0 or, without a handler, SIGTERM's.
ended() {
    local pid=$1 name=$2 code=0 deadline=$((SECONDS + 20))
    kill -TERM "$pid"
    while kill -0 "$pid" 2>/dev/null; do
        ((SECONDS < deadline)) || fail "$name does not end"
        sleep 0.1
    done
    wait "$pid" || code=$?
    [[ $code == 0 || $code == 143 ]] || fail "$name ended with $code"
    pids=()
}

echo "--- the package"
(cd "$build" && cpack -G DEB -B "$work/packages") >"$work/cpack.log" 2>&1 || {
    cat "$work/cpack.log"
    fail "cpack"
}
deb=$(find "$work/packages" -maxdepth 1 -name '*.deb')
[[ -f $deb ]] || fail "no package was made"
dpkg-deb --info "$deb"

if [[ $(id -u) == 0 ]] && ! dpkg-query -W -f '${db:Status-Status}' lectern 2>/dev/null | grep -qx installed; then
    installed=yes
    dpkg --install "$deb"
    prefix=/usr
else
    dpkg-deb -x "$deb" "$work/root"
    prefix=$work/root/usr
fi

version=$(dpkg-deb -f "$deb" Version)
version=${version%-*}
mkdir -p "$work/home" "$work/run"
chmod 700 "$work/run"
run=(env -u DBUS_SESSION_BUS_ADDRESS -u WAYLAND_DISPLAY -u LECTERN_TOKEN "HOME=$work/home" "XDG_RUNTIME_DIR=$work/run"
    "XDG_DATA_HOME=$work/home/data" "XDG_CONFIG_HOME=$work/home/config" "XDG_CACHE_HOME=$work/home/cache")

for program in lectern lectern-cli lectern-server; do
    echo "--- $prefix/bin/$program --version"
    said=$("${run[@]}" QT_QPA_PLATFORM=offscreen timeout 30 "$prefix/bin/$program" --version </dev/null)
    echo "$said"
    [[ $said == *"$version"* ]] || fail "$program does not say version $version"
    gzip -dc "$prefix/share/man/man1/$program.1.gz" | grep -q '^\.SH NAME' || fail "$program has no manual page"
done

echo "--- the server"
"${run[@]}" "$prefix/bin/lectern-server" --listen 127.0.0.1:0 --database "sqlite:$work/server.sqlite" --demo \
    >"$work/server.out" 2>"$work/server.err" </dev/null &
server=$!
pids=("$server")
wait_for 60 "$server" "lectern-server" grep -q '^listening on http://127.0.0.1:' "$work/server.out"
cat "$work/server.out"
url=$(sed -n 's/^listening on //p' "$work/server.out")

echo "--- the command line, with that server"
token=$(curl -sS --max-time 20 -H 'Content-Type: application/json' \
    -d '{"email":"instructor@demo.example","password":"demo-password"}' \
    "$url/auth/v1/token?grant_type=password" |
    python3 -c 'import json, sys; print(json.load(sys.stdin)["access_token"])')
LECTERN_TOKEN=$token timeout 60 env "HOME=$work/home" "$prefix/bin/lectern-cli" --profile "$work/profile" \
    --server "$url" --json sessions </dev/null >"$work/sessions.json"
python3 - "$work/sessions.json" <<'PYTHON'
import json, sys
sessions = json.load(open(sys.argv[1]))["sessions"]
assert len(sessions) >= 40, f"only {len(sessions)} sessions"
print(len(sessions), "sessions")
PYTHON
ended "$server" lectern-server

echo "--- the window"
window=("${run[@]}" QT_QPA_PLATFORM=xcb "$prefix/bin/lectern" --profile "$work/window")
cat >"$work/window.sh" <<'SCRIPT'
# Runs the window until X lists it by its title, then ends it.
"$@" &
pid=$!
trap 'kill -TERM $pid 2>/dev/null || true' EXIT
for ((i = 0; i < 300; i++)); do
    kill -0 $pid 2>/dev/null || { wait $pid; echo "the window's process ended early with $?"; exit 1; }
    if xwininfo -root -tree | grep -E '"[^"]*Lectern[^"]*".* [0-9]{3,}x[0-9]{2,}\+'; then
        kill -TERM $pid
        wait $pid
        code=$?
        [[ $code == 0 || $code == 143 ]] || { echo "the window ended with $code"; exit 1; }
        exit 0
    fi
    sleep 0.1
done
echo "no window within 30 seconds"
exit 1
SCRIPT
xvfb-run -a -s "-screen 0 1600x1200x24" bash "$work/window.sh" "${window[@]}" </dev/null

if [[ $installed == yes ]]; then
    installed=no
    dpkg --purge lectern
    for program in lectern lectern-cli lectern-server; do
        [[ ! -e $prefix/bin/$program ]] || fail "$program is still there after the removal"
    done
fi
echo "--- done"
