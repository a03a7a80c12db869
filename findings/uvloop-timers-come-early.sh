#!/usr/bin/env bash
# uvloop 0.23.0 (Python 3.11): `call_at` runs its callback up to half a millisecond before its time has come.
#
# A delay is rounded to whole milliseconds, to the nearest and not upwards, and `loop.time()` counts whole milliseconds
# too. A scheduler that looks at the clock, sees that it is too early, and asks for the rest again gets that rest rounded
# to nothing: it is called in each turn of the loop, some hundred times, until the clock moves on. Nothing is wrong in
# the results, so only the processor's time shows it. asyncio's own loop never calls before the time, and once.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check uvloop==0.23.0

cat >run.py <<'PY'
import asyncio
import sys

import uvloop

TIMES = 200


async def main():
    loop = asyncio.get_running_loop()
    early = calls = 0
    for number in range(TIMES):
        due, done = loop.time() + 0.0101 + number % 10 * 0.0001, loop.create_future()

        def look():
            nonlocal early, calls
            calls += 1
            if loop.time() >= due:
                done.set_result(None)
            else:
                early += 1
                loop.call_at(due, look)

        loop.call_at(due, look)
        await done
    return early, calls


for name, run in (("asyncio", asyncio.run), ("uvloop", uvloop.run)):
    early, calls = run(main())
    print(f"{name}: {early} of {calls} calls came early, for {TIMES} timers", file=sys.stderr)
    print(f"{name}: early {early > 0}, more than ten calls a timer {calls > 10 * TIMES}")
PY

expected='asyncio: early False, more than ten calls a timer False
uvloop: early True, more than ten calls a timer True'
seen=$(venv/bin/python run.py)
echo "$seen"
[ "$seen" = "$expected" ]
