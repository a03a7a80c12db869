"""Events of live sessions."""

from typing import ClassVar, Self

from pydantic import ConfigDict

from app.core.audience import HOSTS, Audience
from app.core.clock import UtcTime
from app.core.fact import HIDDEN
from app.core.schemas import Event, SessionEvent
from app.features.live_sessions.options import Features, SessionSettings
from app.features.live_sessions.views import Kept, Status
from app.storage.models import LiveSession


class SessionUpdated(SessionEvent):
    """State, features, title or settings changed; contains the whole new state."""

    name: ClassVar[str] = "session_updated"
    title: str
    description: str | None
    session_code: str
    status: Status
    features: Features
    settings: SessionSettings
    started_at: UtcTime | None
    ended_at: UtcTime | None
    retention_days: Kept

    @classmethod
    def of(cls, session: LiveSession, seq: int) -> Self:
        """Build the event from `session` at position `seq`."""
        return cls.model_validate({**session.columns(), "seq": seq})


class Hidden(SessionEvent):
    """Something happened that is not for this reader.

    Hosts are told the `topics`: the names of their lists that changed. Without them any of the
    lists may have.
    """

    model_config = ConfigDict(json_schema_serialization_defaults_required=False)

    name: ClassVar[str] = HIDDEN
    audience: ClassVar[Audience] = HOSTS
    topics: list[str] = []


EVENTS: list[type[Event]] = [SessionUpdated, Hidden]
