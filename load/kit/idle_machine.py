"""Waiting for a quiet machine: what others run beside it is measured too."""

import os
import time

from kit.progress_bar import Bar

QUIET = 0.5  # processes that ran or waited to run, on average of the last minute
_STEP_SECONDS = 2


def wait_until_quiet(minutes: float) -> float:
    """The load average of the last minute, once it is below `QUIET` or `minutes` are over."""
    bar, start = Bar("waiting for a quiet machine"), time.monotonic()
    while (load := os.getloadavg()[0]) >= QUIET:
        share = (time.monotonic() - start) / (60 * minutes) if minutes else 1.0
        if share >= 1:
            break
        bar.show(f"load {load:.2f}", share)
        time.sleep(_STEP_SECONDS)
    bar.end()
    return load
