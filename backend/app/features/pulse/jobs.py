"""Periodic jobs of the pulse."""

from app.features.pulse import service
from app.realtime.scheduler import Job

SECONDS = 2.0

JOBS = [Job("keep_pulse", SECONDS, service.keep)]
