"""Views of live sessions."""

from operator import attrgetter
from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator, Field

from app.core.actor import HostRole
from app.core.clock import UtcTime
from app.core.config import get_settings
from app.core.schemas import View
from app.features.live_sessions.options import Features, PreviewedSettings, SessionSettings
from app.storage.models import LiveSession

Status = Literal["draft", "active", "paused", "ended"]

RetentionDays = Literal[0, 7, 30, 365]
RETENTIONS: tuple[RetentionDays, ...] = get_args(RetentionDays)


def _or_usual(days: int | None = None) -> int:
    return get_settings().retention_days if days is None else days


# Workers of an earlier version do not tell it.
Kept = Annotated[int, BeforeValidator(_or_usual), Field(default_factory=_or_usual)]


class RoomSession(View):
    """A live session as members see it; it is deleted `retention_days` after its end."""

    id: str
    session_code: str
    title: str
    description: str | None
    presenter_name: str
    status: Status
    features: Features
    settings: SessionSettings
    created_at: UtcTime
    started_at: UtcTime | None
    ended_at: UtcTime | None
    retention_days: Kept

    @classmethod
    def of(cls, session: LiveSession, presenter_name: str) -> "RoomSession":
        """Build the view from a stored session."""
        return RoomSession.model_validate(cls.values_of(session, presenter_name))

    @classmethod
    def values_of(cls, session: LiveSession, presenter_name: str) -> dict[str, Any]:
        """Return the values of the view's fields, as they are stored."""
        values = dict(zip(_STORED, _stored(session), strict=True))
        values["presenter_name"] = presenter_name
        return values


_STORED = tuple(name for name in RoomSession.model_fields if name != "presenter_name")
_stored = attrgetter(*_STORED)


class LiveSessionView(RoomSession):
    """A live session as its hosts see it; `my_role` is that of who asks.

    `participant_total` counts who ever joined, `participant_count` who is present now. It is
    deleted at `delete_at`, null while it runs. While it is active and nobody is there it ends by
    itself, not before `ends_at`; such an end can be taken back until `reopen_until`.
    """

    my_role: HostRole

    qr_code_url: str
    join_url: str
    participant_total: int
    participant_count: int
    updated_at: UtcTime
    delete_at: UtcTime | None
    ends_at: UtcTime | None
    reopen_until: UtcTime | None
    archived_at: UtcTime | None


class LinkedSession(View):
    """The session that a join link leads to, and the code in the link."""

    id: str
    session_code: str


class JoinLink(View):
    """A join link with the passcode, and QR codes of it as `data:` URLs.

    The passcode is in the fragment, which browsers send to no server.
    """

    join_url: str
    qr_svg: str
    qr_png: str


class Beginning(View):
    """Whether the session has begun, by the server's clock."""

    status: Status
    settings: PreviewedSettings
    server_time: UtcTime


class JoinPreview(View):
    """What a newcomer may see before joining, and what joining needs.

    Its `k` exempts people who found the session once from limits on guessing later. `server_time`
    is the server's clock, and `look` is that of the session's settings.
    """

    session_id: str
    session_code: str
    k: str
    title: str
    description: str | None
    presenter_name: str
    status: Status
    locked: bool
    needs_passcode: bool
    settings: PreviewedSettings
    server_time: UtcTime
    look: str | None
