#!/usr/bin/env bash
# Make .venv with the locked packages of requirements/GROUP.txt and Saywell itself.
# A stamp in .venv remembers what was installed; while it holds, nothing is done.
# Usage: scripts/bootstrap.sh run|dev
set -euo pipefail
cd "$(dirname "$0")/.."

# Python and word lists alone, which their authors do not publish as wheels.
TEXTS_ONLY=jieba,snownlp

wanted() {
    sha256sum "requirements/$1.txt" pyproject.toml
}

is_installed() {
    .venv/bin/python -c '' 2>/dev/null && cmp --silent <(wanted "$1") ".venv/$1.stamp"
}

find_python() {
    local candidate
    for candidate in python3.11 python3.12 python3.13 python3; do
        if "$candidate" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' \
            2>/dev/null; then
            "$candidate" -c 'import sys; print(sys.executable)'
            return
        fi
    done
    echo "Saywell needs Python 3.11, 3.12 or 3.13, and none of them is in PATH." >&2
    echo "On Debian 12: apt-get install python3 python3-venv" >&2
    exit 1
}

# Debian splits the parts that make virtual environments off into a package of their own.
need_venv() {
    local version
    "$1" -c 'import ensurepip, venv' 2>/dev/null && return
    version=$("$1" -c 'import sys; print("{}.{}".format(*sys.version_info))')
    if [[ $1 == /usr/bin/* ]]; then
        scripts/system_packages.sh "python$version-venv"
    fi
    "$1" -c 'import ensurepip, venv' 2>/dev/null && return
    echo "$1 cannot make virtual environments: its modules venv and ensurepip are missing." >&2
    echo "Install them for Python $version (on Debian: python$version-venv), then call make again." >&2
    exit 1
}

install() {
    local python
    if ! .venv/bin/python -c '' 2>/dev/null; then
        python=$(find_python)
        need_venv "$python"
        echo "Making .venv with $python"
        rm -rf .venv
        "$python" -m venv .venv
    fi
    echo "Installing the packages of requirements/$1.txt"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check \
        --only-binary :all: --no-binary "$TEXTS_ONLY" \
        --require-hashes --requirement "requirements/$1.txt"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check \
        --no-deps --no-build-isolation --editable .
    wanted "$1" > ".venv/$1.stamp"
}

# The dev group holds everything that the run group holds.
is_installed "$1" || is_installed dev || install "$1"
