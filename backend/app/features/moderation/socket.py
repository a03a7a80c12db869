"""Socket handlers of moderation: what workers hint to one another."""

from app.features.moderation.mutes_and_bans import MUTED, tell_muted
from app.realtime.signals import Signal

SIGNALS = [Signal(MUTED, tell_muted)]
