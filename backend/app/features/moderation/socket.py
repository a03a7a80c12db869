"""The socket door of moderation: what workers hint to one another."""

from app.features.moderation.people import MUTED, tell_muted
from app.realtime.signals import Signal

SIGNALS = [Signal(MUTED, tell_muted)]
