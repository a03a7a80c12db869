"""Every table; Alembic and `Base.metadata` see what is imported here."""

from app.models.crew_member import CrewMember
from app.models.database_epoch import DatabaseEpoch
from app.models.event import LogEntry
from app.models.identity import Identity
from app.models.live_session import LiveSession
from app.models.message import Message
from app.models.participant import Participant
from app.models.reaction_minute import ReactionMinute
from app.models.reaction_total import ReactionTotal
from app.models.refresh_token import RefreshToken
from app.models.user import User

__all__ = [
    "CrewMember",
    "DatabaseEpoch",
    "Identity",
    "LiveSession",
    "LogEntry",
    "Message",
    "Participant",
    "ReactionMinute",
    "ReactionTotal",
    "RefreshToken",
    "User",
]
