#!/bin/sh
# What pip cannot bring: `system.sh venv` looks after Python's venv, `system.sh chromium` after a browser for the tests,
# `system.sh java` after what the checker of HTML runs on.
set -eu
export DEBIAN_FRONTEND=noninteractive

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

can_apt() {
    command -v apt-get >/dev/null || return 1
    [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null
}

apt_install() {
    as_root apt-get update -qq </dev/null
    as_root apt-get install -y -qq --no-install-recommends "$@" </dev/null >/dev/null
}

venv() {
    "$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
        echo "Kendala needs Python 3.11 or newer; $PYTHON is older. Name another: make PYTHON=/path/to/python3" >&2
        exit 1
    }
    if "$PYTHON" -c 'import venv, ensurepip' 2>/dev/null; then return; fi
    if can_apt; then apt_install python3-venv; return; fi
    echo "Python's venv module is missing and this account may not install packages." >&2
    echo "On Debian or Ubuntu ask an administrator for: apt-get install python3-venv" >&2
    exit 1
}

browser() { # not called chromium: `command -v` would find the function itself
    if command -v chromium >/dev/null || command -v google-chrome >/dev/null; then return; fi
    if can_apt && apt_install chromium fonts-liberation; then return; fi
    if .venv/bin/python -c 'from tests.browsers import own; import sys; sys.exit(own() is None)'; then return; fi
    .venv/bin/python -m playwright install chromium </dev/null
}

java_runtime() {
    if command -v java >/dev/null; then return; fi
    if can_apt && apt_install default-jre-headless; then return; fi
    echo "Java is missing and cannot be installed here: the HTML of the pages will not be checked." >&2
}

PYTHON=${PYTHON:-python3}
case "$1" in
    venv) venv ;;
    chromium) browser ;;
    java) java_runtime ;;
    *) echo "system.sh knows venv, chromium and java, not: $1" >&2; exit 2 ;;
esac
