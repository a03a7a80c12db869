"""Commands of newcomers."""

from pydantic import Field

from app.core.names import Nickname
from app.core.schemas import Command


class Join(Command):
    """Join with a nickname, and with the passcode if the session has one.

    `k` comes from the join link; the header `Join-Key` works too.
    """

    nickname: Nickname
    passcode: str | None = Field(default=None, max_length=100)
    k: str | None = Field(default=None, max_length=100)
