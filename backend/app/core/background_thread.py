"""Threads for what is slow by design, which leave the processor to the event loop."""

import os
import sys
import threading
from concurrent.futures import ThreadPoolExecutor


def background_thread(name: str) -> ThreadPoolExecutor:
    """Return an executor with one thread, which has the lowest priority where threads have one.

    One at a time: two would take both cores of a small server from those who talk, and each thread
    keeps the memory that it once had.
    """
    return ThreadPoolExecutor(1, name, initializer=_yield_to_others)


def _yield_to_others() -> None:
    if sys.platform == "linux":  # elsewhere a thread has no priority of its own
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 19)
