"""Rules of retention: pure functions."""

from datetime import timedelta

CUT_WITHIN = timedelta(minutes=2)  # by then no worker has a socket of who took their data back
