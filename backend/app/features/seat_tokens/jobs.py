"""What is done about seats' tokens on a clock."""

from app.features.seat_tokens import service
from app.realtime.scheduler import Job

RENEW_SECONDS = 4.0

JOBS = [Job("renew_seats", RENEW_SECONDS, service.renew_seats)]
