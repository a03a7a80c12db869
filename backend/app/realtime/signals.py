"""Hints between the rooms of one live session on different workers."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import structlog

from app.realtime.context import WorkerContext
from app.realtime.rooms.room import Room

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Signal:
    """What a worker does when another one hints `name` to a room that is open here.

    Signals may be lost and never come twice; what must not be lost is a fact.
    """

    name: str
    handle: Callable[[WorkerContext, Room, dict[str, Any]], None]


class Signals:
    """Brings signals from the bus to their handlers."""

    def __init__(self, signals: Iterable[Signal], context: WorkerContext) -> None:
        self._signals = {signal.name: signal for signal in signals}
        self._context = context

    def hear(self, session_id: str, name: str, data: dict[str, Any]) -> None:
        """A signal from the bus; workers of two versions may run side by side."""
        room, signal = self._context.rooms.get(session_id), self._signals.get(name)
        if room is None or signal is None:
            return
        try:
            signal.handle(self._context, room, data)
        except Exception as error:  # the bus has more to bring
            log.warning(
                "signal_failed", signal=name, session=session_id, error=repr(error), exc_info=error
            )
