"""Periodic jobs of moderation."""

from app.features.moderation import mutes_and_bans
from app.realtime.scheduler import Job

JOBS = [Job("cut_removed", 0.5, mutes_and_bans.cut_removed)]
