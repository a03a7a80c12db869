"""Socket handlers of joining and leaving."""

from functools import partial

from app.features.joining.commands import (
    JoinAck,
    JoinSession,
    LeaveAck,
    LeaveSession,
    Renew,
    RenewAck,
)
from app.features.joining.entrants import Entry, prepare
from app.features.joining.entry import LEFT, disconnect_participant, join_session, leave_session
from app.features.joining.parts import Parts
from app.features.joining.permissions import LEAVE
from app.features.joining.renewal import renew
from app.realtime.gateway.dispatcher import SocketCommand
from app.realtime.gateway.fast_path import EntryPath
from app.realtime.signals import Signal


def commands(parts: Parts) -> list[SocketCommand]:
    """Return the commands; `join_session` returns these parts of the session."""
    return [
        SocketCommand(
            "join_session",
            JoinSession,
            JoinAck,
            partial(join_session, parts),
            None,
            entry=EntryPath(Entry, partial(prepare, parts)),
        ),
        SocketCommand("leave_session", LeaveSession, LeaveAck, leave_session, LEAVE),
        SocketCommand("renew", Renew, RenewAck, renew, None),
    ]


SIGNALS = [Signal(LEFT, disconnect_participant)]
