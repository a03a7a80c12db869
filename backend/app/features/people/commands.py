"""Commands about people."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from app.core.names import Nickname, PresenterName
from app.core.schemas import Ack, Command

Only = Literal["all", "present", "muted", "written"]


@dataclass(frozen=True, slots=True)
class FindPeople:
    """Find at most `limit` people whose nickname contains `text`, filtered by `only`.

    `behind` is a position in the list: time of joining, and id.
    """

    text: str
    only: Only
    behind: tuple[datetime, str] | None
    limit: int


class RenameParticipant(Command):
    """Change a participant's nickname."""

    nickname: Nickname


class ChangeNickname(Command):
    """Change one's own nickname, also on all that one has said."""

    nickname: Nickname


class NicknameAck(Ack):
    """This is one's nickname now."""

    nickname: str


class RenamePresenter(Command):
    """Change one's own name, in the account and in one's sessions."""

    name: PresenterName
