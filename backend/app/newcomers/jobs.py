"""What is told of newcomers on a clock."""

from app.jobs import Job
from app.newcomers.service import Telling

JOBS = [Job("tell_newcomers", 2.0, Telling().tell)]
