"""Periodic jobs of values."""

from app.features.feeds.values import broadcaster, saving
from app.realtime.scheduler import Job

JOBS = [
    Job("watch_feeds", 1.0, broadcaster.watch),
    Job("save_feeds", 1.0, saving.save, at_exit=True),
]
