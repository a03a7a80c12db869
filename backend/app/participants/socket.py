"""The socket door for members."""

from app.participants.commands import JoinAck, JoinSession, LeaveAck, LeaveSession
from app.participants.entry import join_session, leave_session
from app.realtime.door import SocketCommand

COMMANDS = [
    SocketCommand("join_session", JoinSession, JoinAck, join_session),
    SocketCommand("leave_session", LeaveSession, LeaveAck, leave_session),
]
