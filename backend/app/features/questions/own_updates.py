"""Telling people what became of their own questions that nobody else sees.

It goes to their sockets as a signal, and not through the log, where it would say who asked.
"""

from collections.abc import Mapping
from typing import Any

from app.features.questions.events import OwnQuestionTold
from app.realtime.context import WorkerContext
from app.realtime.rooms.room import Room
from app.realtime.signals import Signal
from app.storage.unit_of_work import UnitOfWork

OWN = "own_question"  # the signal to workers on which the asker may have tabs


def announce_own(work: UnitOfWork, row: Mapping[str, Any]) -> None:
    """Tell whoever asked the question of this row, once it is committed; may be lost."""
    event = OwnQuestionTold.model_validate({"merged_into": None, **row})
    work.signal_all(row["session_id"], OWN, {"asker": row["asker_id"], "question": event.wire()})


def send_own(_context: WorkerContext, room: Room, data: dict[str, Any]) -> None:
    """Send it to the tabs of the asker on this worker."""
    event = OwnQuestionTold.model_validate(data["question"])
    for member in room.members_of(data["asker"]):
        room.send_soon(event, to=member.sid)


SIGNALS = [Signal(OWN, send_own)]
