"""The garbage collector of a server."""

import subprocess
import sys

from fixtures.waiting import PATIENCE

TUNED = """
import gc
from app.core.gc_tuning import tune
kept = [[] for _ in range(1000)]
tune()
assert gc.get_freeze_count() > 1000
young, middle, old = gc.get_threshold()
assert young * (middle + 1) <= 6_000, "a wave of joins: two milliseconds"
assert young * middle * old >= 20_000_000
assert gc.isenabled()
"""


def test_what_the_start_left_is_not_looked_at_again_and_the_rest_rarely():
    subprocess.run([sys.executable, "-c", TUNED], check=True, timeout=PATIENCE)
