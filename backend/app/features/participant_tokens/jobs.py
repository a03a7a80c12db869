"""Periodic jobs about participants' tokens."""

from app.features.participant_tokens import service
from app.realtime.scheduler import Job

RENEW_SECONDS = 4.0

JOBS = [Job("renew_tokens", RENEW_SECONDS, service.renew_tokens)]
