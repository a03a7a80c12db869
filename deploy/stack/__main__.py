"""`make stack`: start everything, say where it is, until Ctrl-C; SIGHUP replaces the workers."""

import argparse
import asyncio
import os
import signal
import sys
from itertools import count

from app.core.config import Settings
from app.supervisor.child import StartError
from roll.rolling import RolledBackError, StrandedError, roll
from roll.site import Site
from stack.driver import StackDriver
from stack.stack import Stack, stacked

_ORDERS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def main() -> None:
    """Run until Ctrl-C.

    Raises:
        SystemExit: something is missing or does not come up.
    """
    arguments = _arguments()
    for name in Settings.model_fields:  # nothing of this shell's leads anywhere else
        os.environ.pop(name.upper(), None)
    try:
        asyncio.run(_run(arguments.port, arguments.tls))
    except StartError:
        raise SystemExit("The stack does not start: see above what did not come up.") from None


async def _run(port: int, tls: str) -> None:
    orders: asyncio.Queue[signal.Signals] = asyncio.Queue()
    loop = asyncio.get_running_loop()
    for order in _ORDERS:
        loop.add_signal_handler(order, orders.put_nowait, order)
    async with stacked(ENVIRONMENT="test") as stack, stack.front(port, TLS=tls) as url:
        _say(_greeting(url, stack))
        versions = (f"release {number}" for number in count(2))
        while await orders.get() is signal.SIGHUP:
            await _roll(stack, url, next(versions))
        _say("Ending.")


async def _roll(stack: Stack, url: str, version: str) -> None:
    driver, site = StackDriver(stack.places, {}), Site(url, authority=str(stack.authority))
    try:
        await asyncio.to_thread(roll, driver, version, site.verify, _say)
        _say(f"All workers run {version}.")
    except (RolledBackError, StrandedError) as error:
        _say(f"Failed: {error}")


def _greeting(url: str, stack: Stack) -> str:
    lines = ["", f"  EngageNow's stack is ready: {url}", ""]
    if url.startswith("https"):
        lines += [f"  Its certificate signs itself: {stack.authority}", ""]
    lines += [
        f"  kill -HUP {os.getpid()} replaces the workers one by one.",
        "  Ctrl-C ends it.",
        "",
    ]
    return "\n".join(lines)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="stack", description="Production on loopback.")
    parser.add_argument("--port", type=int, default=8443)
    parser.add_argument("--tls", choices=("on", "off"), default="on")
    return parser.parse_args()


if __name__ == "__main__":
    main()
