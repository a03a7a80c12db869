"""What workers tell one another of values."""

from app.features.feeds.values import broadcaster
from app.realtime.signals import Signal

SIGNALS = [
    Signal(broadcaster.SIGNAL, broadcaster.hear),
    Signal(broadcaster.FORGET, broadcaster.forget),
    Signal(broadcaster.STATE, broadcaster.hear_state),
]
