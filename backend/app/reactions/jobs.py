"""What reactions do on a clock."""

from app.jobs import Job
from app.reactions import service

JOBS = [
    Job("save_reactions", 1.0, service.save, at_exit=True),
    Job("compare_reactions", 1.0, service.compare),
]
