"""What workers tell one another of values."""

from app.features.feeds.values import broadcaster
from app.realtime.signals import Signal

SIGNALS = [
    Signal(broadcaster.SIGNAL, broadcaster.receive),
    Signal(broadcaster.FORGET, broadcaster.forget),
    Signal(broadcaster.STATE, broadcaster.receive_state),
]
