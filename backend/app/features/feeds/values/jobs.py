"""Periodic jobs of values."""

from app.features.feeds.values import broadcaster
from app.realtime.scheduler import Job

JOBS = [
    Job("watch_feeds", 1.0, broadcaster.watch),
    Job("save_feeds", 1.0, broadcaster.save, at_exit=True),
]
