"""Periodic jobs about newcomers."""

from app.features.newcomers.service import WaitingListAnnouncer
from app.realtime.scheduler import Job

JOBS = [Job("tell_newcomers", 2.0, WaitingListAnnouncer().announce)]
