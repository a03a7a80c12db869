"""The socket door for members."""

from app.core.permissions import Action
from app.participants.commands import JoinAck, JoinSession, LeaveAck, LeaveSession
from app.participants.entry import SEAT_GIVEN_UP, end_seat, join_session, leave_session
from app.realtime.door import SocketCommand
from app.realtime.signals import Signal

COMMANDS = [
    SocketCommand("join_session", JoinSession, JoinAck, join_session, None),
    SocketCommand("leave_session", LeaveSession, LeaveAck, leave_session, Action.TAKE_PART),
]

SIGNALS = [Signal(SEAT_GIVEN_UP, end_seat)]
