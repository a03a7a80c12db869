"""Signals of moderation between workers."""

from app.features.moderation.mutes_and_bans import MUTED, send_muted
from app.realtime.signals import Signal

SIGNALS = [Signal(MUTED, send_muted)]
