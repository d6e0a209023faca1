# Sourced by serve and test: a virtual environment in .venv with what a requirements file pins.
# The caller sets `requirements` first: sh passes no arguments to a sourced file.

python=""
for candidate in python3 python3.13 python3.12 python3.11 python; do
    if command -v "$candidate" >/dev/null 2>&1 &&
        "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        python=$candidate
        break
    fi
done
if [ -z "$python" ]; then
    echo "Python 3.11 or newer is needed; none was found on the PATH." >&2
    exit 1
fi

if [ ! -x .venv/bin/python ]; then
    echo "Making the virtual environment .venv ..."
    if ! "$python" -m venv .venv; then
        echo "The venv module is missing; on Debian and Ubuntu: apt-get install python3-venv" >&2
        exit 1
    fi
fi

wanted=$(cat requirements.txt "$requirements" pyproject.toml | cksum)
if [ "$(cat .venv/installed 2>/dev/null)" != "$wanted" ]; then
    echo "Installing what $requirements pins (once; it takes a minute or two) ..."
    .venv/bin/python -m pip install --quiet --disable-pip-version-check -r "$requirements"
    echo "$wanted" >.venv/installed
fi
