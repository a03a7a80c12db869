"""A worker as it always is, `python -m app ...`, with what tests need wrapped around it.

Workers are forked from a process that has imported this: only there may anything import it.

It obeys orders on its standard input, one a line, and answers each with one line of JSON:

- `arm commit`: die by SIGKILL right after the commit of the next message, answer or votes, before
  anything is told
- `arm ack`: publish nothing of the next message, answer or votes, and die once its sender has the
  ack
- `count`: how many objects of some kinds there are
- `clock SECONDS`: let the wall clock jump
- `busy`: the longest time, in seconds of its processor alone, that the event loop handled nothing
  else since this was asked before; what other processes take of the machine is not in it
"""

import asyncio
import datetime
import gc
import json
import os
import signal
import sys
import threading
import time
from importlib import import_module
from typing import Any

ACK_SECONDS = 0.2  # by then the ack is out
LOOK_SECONDS = 0.002
COUNTED = ("Task", "EngineConnection", "Connection", "Room", "AsyncSocket")


class Wrapping:
    """What is different from the worker that people run."""

    def __init__(self) -> None:
        self._armed = ""
        self._offset = 0.0
        self._wrap_clock()  # before anything has imported it by name
        self._wrap_publishing()
        self._wrap_votes()
        self._busy = 0.0
        self._looking: Any = None  # from the first time that somebody asks
        self._wrap_server()

    def obey(self) -> None:
        """Carry out orders until no more can come: the tests are gone, and this ends with them."""
        orders = {
            "arm": self._arm,
            "count": self._count,
            "clock": self._jump,
            "busy": self._was_busy,
        }
        for line in sys.stdin:
            word, *rest = line.split()
            sys.stdout.write(json.dumps(orders[word](*rest)) + "\n")
            sys.stdout.flush()
        _die()

    def _wrap_clock(self) -> None:
        clock = import_module("app.core.clock")
        true_time, true_now = time.time, clock.utc_now
        time.time = lambda: true_time() + self._offset
        clock.utc_now = lambda: true_now() + datetime.timedelta(seconds=self._offset)

    def _wrap_publishing(self) -> None:
        work = import_module("app.storage.unit_of_work").UnitOfWork
        publish = work._publish

        def publish_or_die(one: Any) -> None:
            spoken = any(fact.name == "new_message" for _, fact in one._recorded)
            answered = any(name == "answered" for _, name, _ in one._signals)
            if self._armed and (spoken or answered):
                self._die_as_armed()
            else:
                publish(one)

        work._publish = publish_or_die

    def _wrap_votes(self) -> None:
        """Votes are counted right after their commit, by which the other worker receives them."""
        totals = import_module("app.realtime.totals").Totals
        add = totals.add

        async def add_or_die(one: Any, *counted: Any) -> None:
            if self._armed and one.name == "question_votes":
                self._die_as_armed()
            else:
                await add(one, *counted)

        totals.add = add_or_die

    def _die_as_armed(self) -> None:
        if self._armed == "commit":
            _die()
        asyncio.get_running_loop().call_later(ACK_SECONDS, _die)

    def _wrap_server(self) -> None:
        server = import_module("app.cli.serve").Server
        startup = server.startup

        async def start(one: Any, **details: Any) -> None:
            self._loop = asyncio.get_running_loop()
            await startup(one, **details)

        server.startup = start

    async def _look(self) -> None:
        """Note how much processor time of this thread passes between two of its looks."""
        while True:
            before = time.thread_time()
            await asyncio.sleep(LOOK_SECONDS)
            self._busy = max(self._busy, time.thread_time() - before)

    def _was_busy(self) -> float:
        if self._looking is None:
            self._looking = asyncio.run_coroutine_threadsafe(self._look(), self._loop)
        busy, self._busy = self._busy, 0.0
        return busy

    def _arm(self, point: str) -> str:
        self._armed = point
        return point

    def _jump(self, seconds: str) -> float:
        self._offset = float(seconds)
        return self._offset

    def _count(self) -> dict[str, int]:
        gc.collect()
        kinds = [type(one).__name__ for one in gc.get_objects() if not _is_done(one)]
        return {name: kinds.count(name) for name in COUNTED}


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _is_done(one: Any) -> bool:
    return isinstance(one, asyncio.Future) and one.done()


def main() -> None:
    """Run a worker."""
    threading.Thread(target=WRAPPING.obey, daemon=True).start()
    import_module("app.__main__").main()


WRAPPING = Wrapping()
import_module("fixtures.preloaded")
