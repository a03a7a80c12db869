#!/usr/bin/env bash
# schemathesis 4.32.5 with pytest-xdist 3.8.0 (pytest 9.2.0): with `--dist loadfile`, of all operations of an API one is tried.
#
# `@schema.parametrize()` makes one test for each operation of an OpenAPI document, and `pytest` runs them all. All have
# one node id, `test_api.py::test_api`, without the operation in brackets. pytest-xdist's schedulers by scope (`loadfile`,
# `loadscope`, `loadgroup`) keep what is still to run in a dictionary by node id, so that of three operations one is run,
# and the other two are neither run, reported nor missed: "3 items" are announced, "1 passed" is the result, and the
# status is 0. The default, `--dist load`, counts by position and runs all three. A suite that switches to `loadfile`, so
# that a file keeps its fixtures, loses nearly all of its API tests and stays green.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pytest==9.2.0 pytest-xdist==3.8.0 schemathesis==4.32.5

cat >test_api.py <<'PYTHON'
from pathlib import Path

import schemathesis
from hypothesis import settings

ANSWERS = {"responses": {"200": {"description": "fine"}}}
PATHS = {f"/{name}": {"get": ANSWERS} for name in ("one", "two", "three")}
INFO = {"title": "three", "version": "1"}
schema = schemathesis.openapi.from_dict({"openapi": "3.1.0", "info": INFO, "paths": PATHS})


@schema.parametrize()
@settings(max_examples=1, database=None)
def test_api(case):
    with Path("tried").open("a") as tried:
        tried.write(f"{case.operation.label}\n")
PYTHON

failed=0
try() { # words of pytest, how many operations are tried, how many tests pass
    rm -f tried
    result=$(venv/bin/pytest -q -p no:cacheprovider "${@:3}" 2>&1 | tail -1)
    seen=$(sort -u tried | wc -l)
    echo "pytest ${*:3}: $seen of 3 operations tried, \"$result\""
    [[ $seen == "$1" && $result == "$2 passed"* ]] || failed=1
}
try 3 3
try 3 3 -n 2 --dist load
try 1 1 -n 2 --dist loadfile
try 1 1 -n 2 --dist loadscope
try 1 1 -n 2 --dist loadgroup
if [[ $failed == 1 ]]; then
    echo "changed: see above" >&2
    exit 1
fi
