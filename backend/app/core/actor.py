"""Who acts: one type for presenters, co-hosts, participants and screens."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

CoHostRole = Literal["co_presenter", "moderator"]
HostRole = Literal["presenter", CoHostRole]
PersonRole = Literal[HostRole, "participant"]
Role = Literal[PersonRole, "screen"]
HOST_ROLES: tuple[HostRole, ...] = get_args(HostRole)
PERSON_ROLES: tuple[PersonRole, ...] = get_args(PersonRole)
ALL_ROLES: tuple[Role, ...] = get_args(Role)


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody whose token was verified and who exists.

    `id` is a user's id for a presenter. For co-hosts, participants and screens it is their own id:
    they act in `session_id` alone, since `joined_at`. A screen has no nickname, and only reads.
    `more_time` is whether a participant had half as long again for each question when they were
    found. `scopes` are those of the token with which a program acts as its presenter; None for
    people, whom their role alone limits.
    """

    id: str
    role: Role
    nickname: str
    session_id: str | None = None
    joined_at: datetime | None = None
    more_time: bool = False
    scopes: frozenset[str] | None = None

    @property
    def is_host(self) -> bool:
        """Whether they help to run the session, rather than sit in it."""
        return self.role in HOST_ROLES

    @property
    def is_participant(self) -> bool:
        """Whether they are one of the people who are counted."""
        return self.role == "participant"
