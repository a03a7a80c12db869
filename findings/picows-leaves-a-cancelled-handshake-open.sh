#!/usr/bin/env bash
# picows 2.3.1 (Python 3.11): a `ws_connect` that is cancelled during the handshake leaves its TCP connection open until
# its own `websocket_handshake_timeout` runs out, and for good if that is None.
#
# A server takes the connection and does not answer. When picows' own bound runs out, the server sees the end. When the
# caller's runs out, by `asyncio.wait_for` or `asyncio.timeout`, or its task is cancelled, the server sees nothing, and the
# caller has no transport that it could close. websockets 17.4 ends the connection.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check picows==2.3.1 websockets==17.4

cat >run.py <<'PY'
import asyncio
import gc

from picows import WSListener, ws_connect
from websockets.asyncio.client import connect


def cancelled(opening):
    return lambda url: asyncio.wait_for(opening(url), 1)


async def outcome(name, opening):
    ended = asyncio.Event()

    async def silent(reader, writer):
        await reader.readuntil(b"\r\n\r\n")
        await reader.read()
        writer.close()
        ended.set()

    server = await asyncio.start_server(silent, "127.0.0.1", 0)
    url = f"ws://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
    try:
        await opening(url)
    except TimeoutError:
        pass
    gc.collect()
    try:
        await asyncio.wait_for(ended.wait(), 5)
        print(f"{name}: ended")
    except TimeoutError:
        print(f"{name}: open")


def by_picows(bound):
    return lambda url: ws_connect(WSListener, url, websocket_handshake_timeout=bound)


async def main():
    await outcome("picows, its own bound", by_picows(1))
    await outcome("picows, cancelled", cancelled(by_picows(60)))
    await outcome("picows without a bound, cancelled", cancelled(by_picows(None)))
    await outcome("websockets, cancelled", cancelled(lambda url: connect(url).__aenter__()))


asyncio.run(main())
PY

expected='picows, its own bound: ended
picows, cancelled: open
picows without a bound, cancelled: open
websockets, cancelled: ended'
seen=$(venv/bin/python run.py 2>/dev/null)
echo "$seen"
[ "$seen" = "$expected" ]
