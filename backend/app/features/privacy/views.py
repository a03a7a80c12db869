"""What is shown to those whose data it is."""

from typing import Any, Literal, Self

from app.core.clock import UtcTime
from app.core.schemas import View
from app.features.live_sessions.views import Features, SessionSettings, Status
from app.storage.models import LiveSession, Message


class OwnMessage(View):
    """Something that one has said; `held` was shown to nobody but the presenter."""

    id: str
    message: str
    sent_at: UtcTime
    state: Literal["shown", "held", "deleted"]

    @classmethod
    def of(cls, row: Message) -> Self:
        """The view of a stored message."""
        is_deleted, is_held = row.deleted_at is not None, row.seq is None
        state = "deleted" if is_deleted else "held" if is_held else "shown"
        return cls.model_validate({**row.columns(), "state": state})


class OwnSeat(View):
    """A seat, as its holder may see all of it."""

    id: str
    nickname: str
    joined_at: UtcTime
    last_seen_at: UtcTime
    removed_at: UtcTime | None


class SessionName(View):
    """Which session it is; not its code, which may be there to keep the reader out."""

    id: str
    title: str


class OwnData(View):
    """All that a live session has of one participant. Reactions are counted without names."""

    session: SessionName
    participant: OwnSeat
    messages: list[OwnMessage]


class AccountView(View):
    """A presenter's account; `providers` are the ways by which they sign in."""

    id: str
    email: str
    name: str
    created_at: UtcTime
    providers: list[str]


class OwnSessionData(View):
    """One of a presenter's sessions, with what they said in it themselves."""

    id: str
    title: str
    description: str | None
    session_code: str
    status: Status
    features: Features
    settings: SessionSettings
    words: list[str]
    created_at: UtcTime
    started_at: UtcTime | None
    ended_at: UtcTime | None
    messages: list[OwnMessage]

    @classmethod
    def of(cls, session: LiveSession, said: list[Message]) -> Self:
        """The view of a stored session."""
        columns: dict[str, Any] = session.columns()
        return cls.model_validate({**columns, "messages": [OwnMessage.of(one) for one in said]})


class AccountData(View):
    """All that is a presenter's own: the account, and every session."""

    account: AccountView
    sessions: list[OwnSessionData]
