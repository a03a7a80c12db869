"""The garbage collector of a server, and how soon its threads switch."""

import subprocess
import sys

from fixtures.waiting import PATIENCE

TUNED = """
import gc
import sys
from app.core.interpreter_tuning import tune
kept = [[] for _ in range(1000)]
tune()
assert gc.get_freeze_count() > 1000
young, middle, old = gc.get_threshold()
assert young * (middle + 1) <= 6_000, "a wave of joins: two milliseconds"
assert young * middle * old >= 20_000_000
assert gc.isenabled()
assert sys.getswitchinterval() < 0.001, "of several waits for one message"
"""

IMPORTING = """
import gc
from app.core.interpreter_tuning import importing
with importing():
    assert not gc.isenabled()
    kept = [[] for _ in range(1000)]
assert gc.isenabled()
assert gc.get_freeze_count() > 1000
"""


def test_imports_are_not_looked_through_for_garbage():
    subprocess.run([sys.executable, "-c", IMPORTING], check=True, timeout=PATIENCE)


def test_what_the_start_left_is_not_looked_at_again_and_threads_switch_soon():
    subprocess.run([sys.executable, "-c", TUNED], check=True, timeout=PATIENCE)
