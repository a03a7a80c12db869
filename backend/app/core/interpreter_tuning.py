"""The interpreter, tuned for a process with many long connections and a few threads.

Reference counts free nearly everything here. By default, CPython 3.11 runs a full collection
whenever the number of old objects grows by a quarter, and everything stops meanwhile: 117 ms with
8,000 connections.

A thread that waits for the interpreter's lock asks for it after the switch interval, which is 5 ms
by default. The thread of SQLite waits so for a busy event loop, and the loop for a thread that
compares passcodes, several times for one message.
"""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

# A young collection takes less than half a millisecond, a middle one, of six thousand new objects,
# less than two; a full one comes after twenty-four million that were not freed by their counts.
_THRESHOLDS = (1_000, 5, 4_000)
_SWITCH_SECONDS = 0.0005


@contextmanager
def importing() -> Iterator[None]:
    """Keep collections off while modules are imported, and afterwards off what these made.

    Nearly all of it stays for as long as the process does.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def tune() -> None:
    """Keep collections off what the start made, make full ones rare, and switch threads soon."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_THRESHOLDS)
    sys.setswitchinterval(_SWITCH_SECONDS)
