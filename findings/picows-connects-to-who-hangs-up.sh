#!/usr/bin/env bash
# picows 2.3.1 (Python 3.11): `ws_connect` returns, and raises nothing, if the peer closes before it answers the handshake.
#
# A proxy that is not ready yet accepts a connection and closes it. `ws_connect` then returns a transport and, in place
# of the listener, None; the listener's factory is never called, so neither is any of its methods. Whoever keeps the
# transport waits for frames that never come. An answer that is no handshake raises, and websockets 17.4 raises for the
# closed connection too.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check picows==2.3.1 websockets==17.4

cat >run.py <<'PY'
import asyncio

from picows import WSListener, ws_connect
from websockets.asyncio.client import connect


class Listener(WSListener):
    made = 0

    def __init__(self):
        Listener.made += 1


async def hang_up(reader, writer):
    await reader.readuntil(b"\r\n\r\n")
    writer.close()


async def refuse(reader, writer):
    await reader.readuntil(b"\r\n\r\n")
    writer.write(b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n")
    writer.close()


async def outcome(opening):
    try:
        return await asyncio.wait_for(opening, 10)
    except Exception as error:
        return type(error).__name__


async def main():
    closing = await asyncio.start_server(hang_up, "127.0.0.1", 0)
    refusing = await asyncio.start_server(refuse, "127.0.0.1", 0)
    address = "ws://127.0.0.1:{}/".format
    closed, refused = (one.sockets[0].getsockname()[1] for one in (closing, refusing))
    _, listener = await outcome(ws_connect(Listener, address(closed)))
    print(f"picows, closed: listener {listener}, made {Listener.made}")
    print(f"picows, 503: {await outcome(ws_connect(Listener, address(refused)))}")
    print(f"websockets, closed: {await outcome(connect(address(closed)))}")


asyncio.run(main())
PY

expected='picows, closed: listener None, made 0
picows, 503: WSInvalidStatusError
websockets, closed: InvalidMessage'
seen=$(venv/bin/python run.py 2>/dev/null)
echo "$seen"
[ "$seen" = "$expected" ]
