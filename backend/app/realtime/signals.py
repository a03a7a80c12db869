"""Signals between the rooms of one live session on different workers."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import structlog

from app.realtime.context import WorkerContext
from app.realtime.rooms.room import Room

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Signal:
    """The handler of signals with this `name` to a room that is open on this worker.

    Signals may be lost and never arrive twice; use a fact for what must not be lost.
    """

    name: str
    handle: Callable[[WorkerContext, Room, dict[str, Any]], None]


class Signals:
    """Passes signals from the bus to their handlers."""

    def __init__(self, signals: Iterable[Signal], context: WorkerContext) -> None:
        self._signals = {signal.name: signal for signal in signals}
        self._context = context

    def dispatch(self, session_id: str, name: str, data: dict[str, Any]) -> None:
        """Handle a signal; an unknown name is ignored, since another version may have sent it."""
        room, signal = self._context.rooms.get(session_id), self._signals.get(name)
        if room is None or signal is None:
            return
        try:
            signal.handle(self._context, room, data)
        except Exception as error:  # the bus has more to bring
            log.warning(
                "signal_failed", signal=name, session=session_id, error=repr(error), exc_info=error
            )
