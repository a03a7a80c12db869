"""Periodic jobs of reactions."""

from app.features.reactions import service
from app.realtime.scheduler import Job

JOBS = [
    Job("save_reactions", 1.0, service.save, at_exit=True),
    Job("compare_reactions", 1.0, service.compare),
]
