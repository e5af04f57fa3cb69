#!/bin/sh
# Runs contract.mjs, or says what is missing.
for tool in node npm; do
    if ! command -v "$tool" >/dev/null 2>&1; then
        echo "FAILED: $tool is missing. Install it: apt-get install nodejs npm" >&2
        exit 1
    fi
done
exec node "$(dirname "$0")/contract.mjs" "$@"
