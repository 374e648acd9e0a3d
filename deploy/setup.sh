# shellcheck shell=sh
# Sourced by deploy/demo and deploy/test, in the repository's root.

# Say what is wrong, and end.
fail() {
    echo "wiredesk: $*" >&2
    exit 1
}

# Name a Python that can make the environment: $PYTHON where it is set, else the first that fits.
find_python() {
    for candidate in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
        if "$candidate" -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' \
            2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
    return 1
}

# What .venv has to hold for a lock. The folder is a part of it: environments can't be moved.
wanted() {
    pwd
    cat "deploy/requirements-$1.txt" deploy/requirements-build.txt pyproject.toml
}

# Give .venv what deploy/requirements-$1.txt names, and wiredesk itself: at once where it has it.
setup() {
    if ! .venv/bin/python -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        python=$(find_python) || fail "needs Python 3.11 or newer with venv and pip." \
            "Install it (on Debian or Ubuntu: apt-get install python3-venv)," \
            "or name one: PYTHON=/path/to/python3 sh $0"
        echo "Making .venv with $("$python" --version) ..." >&2
        "$python" -m venv --clear .venv
    fi
    if wanted "$1" | cmp -s - ".venv/$1.lock"; then
        return
    fi
    echo "Installing deploy/requirements-$1.txt into .venv: about half a minute ..." >&2
    # The project comes last, so that what its build needs is there already, by its hash.
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes \
        --requirement "deploy/requirements-$1.txt" --requirement deploy/requirements-build.txt
    .venv/bin/python -m pip install --quiet --disable-pip-version-check \
        --no-deps --no-build-isolation --editable .
    wanted "$1" >".venv/$1.lock"
}
