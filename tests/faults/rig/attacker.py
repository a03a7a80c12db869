"""A process that attacks a port, or the idle port that the same is aimed at for comparison.

It is as nice as can be, so that it takes only time that nobody else wants, and ends with whoever
started it. Its arguments are `discard`, or an attack, a port, an address and a session's code.
It says what it does on standard output, each time a line of JSON: the port where it discards all
that comes, or how a wave's connections ended.
"""

import asyncio
import json
import os
import sys
import threading

from rig.attacks import ATTACKS, HOST, Aim

_NICENESS = 19
PAUSE_SECONDS = 1.0  # between two waves


class _Discarding(asyncio.Protocol):
    """Reads whatever comes."""


async def _discard() -> None:
    server = await asyncio.get_running_loop().create_server(_Discarding, HOST, 0, backlog=1024)
    _print(server.sockets[0].getsockname()[1])
    await server.serve_forever()


async def _attack(name: str, port: str, *about: str) -> None:
    aim = Aim(int(port), *about)
    while True:
        _print(await ATTACKS[name](aim))
        await asyncio.sleep(PAUSE_SECONDS)


def _print(what: object) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def _end_with_input() -> None:
    sys.stdin.read()
    os._exit(0)


def main() -> None:
    """Do as the arguments say, until the end."""
    os.nice(_NICENESS)
    threading.Thread(target=_end_with_input, daemon=True).start()
    word, *rest = sys.argv[1:]
    asyncio.run(_discard() if word == "discard" else _attack(word, *rest))
