"""Socket commands of joining and leaving."""

from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from app.core.clock import UtcTime
from app.core.codes import SessionCode
from app.core.names import Nickname
from app.core.schemas import Ack, Command


class JoinSession(Command):
    """Enter the room of a session; a token here wins over the one given at connect.

    With `since`, also what happened behind that position. `participant_id` and `nickname`
    must be the token's own. With `session_code` may come the `k` of a join link, the `proof` that
    a `proof_required` asks for, or the `ticket` of an `awaiting_host`. Without a token a code and a
    nickname, with the passcode if there is one, join as POST /api/join does;
    `participant_id` then is whatever the client calls it.
    """

    session_id: str | None = None
    session_code: SessionCode | None = None
    k: str | None = Field(default=None, max_length=100)
    proof: str | None = Field(default=None, max_length=4096)
    ticket: str | None = Field(default=None, max_length=4096)
    passcode: str | None = Field(default=None, max_length=100)
    token: str | None = None
    since: int | None = Field(default=None, ge=0, lt=2**63)
    participant_id: str | None = None
    nickname: Nickname | None = None

    @model_validator(mode="after")
    def _names_a_session(self) -> Self:
        if self.session_id is None and self.session_code is None:
            raise PydanticCustomError("missing", "session_id or session_code is required")
        return self


class JoinAck(Ack):
    """`joined_session` was sent before; it contains everything up to `seq`."""

    seq: int


class LeaveSession(Command):
    """Leave for good."""


class LeaveAck(Ack):
    """The participant has left; their name is free."""


class Renew(Command):
    """Give this connection a fresh token before the old one expires."""

    token: str


class RenewAck(Ack):
    """The connection stays open until then."""

    expires_at: UtcTime
