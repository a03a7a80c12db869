"""Permissions: every feature declares its own; its routes and socket commands name them."""

from dataclasses import dataclass

from app.core.actor import ALL_ROLES, HOST_ROLES, Role
from app.core.refusal import Refusal

OWNER: frozenset[Role] = frozenset({"presenter"})
RUNNERS: frozenset[Role] = frozenset({"presenter", "co_presenter"})
HOSTS: frozenset[Role] = frozenset(HOST_ROLES)
EVERYBODY: frozenset[Role] = frozenset(ALL_ROLES)


@dataclass(frozen=True, slots=True)
class Permission:
    """What can be done with a live session that the actor reaches, and the roles that may."""

    name: str
    roles: frozenset[Role]


class NotAllowed(Refusal):
    """The actor reaches the session, but their role may not do this."""

    code, status = "not_allowed", 403
    ko = "이 세션에서 할 수 없는 일이에요."
    en = "Your role in this session does not allow that."


def check(role: Role, permission: Permission) -> None:
    """Check that the role may do this.

    Raises:
        NotAllowed: it may not.
    """
    if role not in permission.roles:
        raise NotAllowed


async def anybody() -> None:
    """FastAPI dependency: marks a route that needs no bearer token."""
