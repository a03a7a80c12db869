"""The table of who may do what; REST routes and socket commands refer to it."""

from collections.abc import Mapping
from enum import StrEnum

from app.core.actor import ALL_ROLES, HOST_ROLES, Role
from app.core.refusal import Refusal


class Action(StrEnum):
    """An action on a live session that the actor can reach."""

    OWN = "own"  # delete it, invite and revoke crew
    RUN = "run"  # life cycle, features, details, code, how the chat works
    MODERATE = "moderate"  # messages and people
    WATCH = "watch"  # what its hosts are shown of it
    READ = "read"  # its log
    TAKE_PART = "take_part"  # write, react, leave


_HOSTS: frozenset[Role] = frozenset(HOST_ROLES)
_EVERYBODY: frozenset[Role] = frozenset(ALL_ROLES)

ROLES: Mapping[Action, frozenset[Role]] = {
    Action.OWN: frozenset({"presenter"}),
    Action.RUN: frozenset({"presenter", "co_presenter"}),
    Action.MODERATE: _HOSTS,
    Action.WATCH: _HOSTS,
    Action.READ: _EVERYBODY,
    Action.TAKE_PART: _EVERYBODY,
}


class NotAllowed(Refusal):
    """The actor reaches the session, but their role may not do this."""

    code, status = "not_allowed", 403
    ko = "이 세션에서 할 수 없는 일이에요."
    en = "Your role in this session does not allow that."


def check(role: Role, action: Action) -> None:
    """Check that the role may do this.

    Raises:
        NotAllowed: the table does not allow it.
    """
    if role not in ROLES[action]:
        raise NotAllowed


async def anybody() -> None:
    """FastAPI dependency: marks a route that needs no bearer token."""
