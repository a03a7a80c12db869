"""Run the simulated exchange: `python -m tests.exchange --port 9100 --speed 60`.

Binance spot listens at the port, USD-M, Upbit and Kiwoom behind it. With `--speed 0` the market
stands still until `POST /control/trade` and `/control/advance` move it.
"""

import argparse
import asyncio
import contextlib
import json
import sys

from .exchange import running


async def serve(port: int, speed: float) -> None:
    """Print where the venues listen, one JSON text, and serve until interrupted."""
    async with running(port) as exchange:
        places = {venue.name: {"http": venue.http, "ws": venue.ws} for venue in exchange.venues}
        sys.stdout.write(json.dumps(places) + "\n")
        sys.stdout.flush()
        await (exchange.run(speed) if speed else asyncio.Event().wait())


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.exchange")
    parser.add_argument(
        "--port", type=int, default=0, help="the first one; 0 takes any that are free"
    )
    parser.add_argument("--speed", type=float, default=1.0, help="market time by real time")
    options = parser.parse_args()
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(serve(options.port, options.speed))
