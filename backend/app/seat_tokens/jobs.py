"""What is done about seats' tokens on a clock."""

from app.realtime.scheduler import Job
from app.seat_tokens import service

RENEW_SECONDS = 4.0

JOBS = [Job("renew_seats", RENEW_SECONDS, service.renew_seats)]
