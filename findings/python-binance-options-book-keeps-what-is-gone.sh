#!/usr/bin/env bash
# python-binance 1.0.37: the order book of an option only grows, and its best prices are the best that there ever were.
#
# `OptionsDepthCacheManager` (and `start_options_depth_socket`) subscribes to the partial stream, whose frames are the whole
# top of the book: a price that is no longer there is simply not named any more. The manager adds each frame to what it has
# and takes out only what is named with the quantity "0.00000000", which these frames never say. After a move of the market
# its best bid is above its best ask, and an order against either finds nobody. The manager for futures, on the same kind
# of stream, keeps the last frame alone. `refresh_interval` empties the book, and it grows again.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check python-binance==1.0.37 websockets==17.4

cat >run.py <<'PY'
import asyncio
import json

from binance import AsyncClient, BinanceSocketManager
from binance.ws.depthcache import FuturesDepthCacheManager, OptionsDepthCacheManager
from websockets.asyncio.server import serve

# The market falls by 20: no price of the first frame is left.
BOOKS = [([["1100", "2"], ["1095", "5"]], [["1105", "1"]]), ([["1080", "3"]], [["1085", "4"]])]


async def exchange(connection):
    path = connection.request.path
    for number, (bids, asks) in enumerate(BOOKS, start=465):
        frame = {
            "e": "depthUpdate", "E": 1762866729459, "T": 1762866729358, "s": "ANY",
            "U": number, "u": number, "pu": number - 1, "b": bids, "a": asks,
        }  # fmt: skip
        if "streams=" in path:
            frame = {"stream": path.partition("=")[2], "data": frame}
        await connection.send(json.dumps(frame))
    await connection.wait_closed()


async def book(make, symbol, port):
    client = AsyncClient()
    sockets = BinanceSocketManager(client)
    sockets.FSTREAM_URL = f"ws://127.0.0.1:{port}/"
    async with make(client, symbol, bm=sockets) as manager:
        for _ in BOOKS:
            cache = await asyncio.wait_for(manager.recv(), 10)
        told = [[price for price, _ in side] for side in (cache.get_bids(), cache.get_asks())]
    await client.close_connection()
    return "bids {}, asks {}".format(*told)


async def main():
    async with serve(exchange, "127.0.0.1", 0) as server:
        port = next(iter(server.sockets)).getsockname()[1]
        print("options:", await book(OptionsDepthCacheManager, "BTC-261225-126000-C", port))
        print("futures:", await book(FuturesDepthCacheManager, "BTCUSDT", port))


asyncio.run(main())
PY

expected='options: bids [1100.0, 1095.0, 1080.0], asks [1085.0, 1105.0]
futures: bids [1080.0], asks [1085.0]'
seen=$(venv/bin/python run.py 2>errors) || { cat errors >&2; exit 1; }
echo "$seen"
[ "$seen" = "$expected" ]
