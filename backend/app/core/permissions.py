"""Permissions: every feature declares its own; its routes and socket commands name them."""

from dataclasses import dataclass

from app.core.actor import ALL_ROLES, HOST_ROLES, PERSON_ROLES, Actor, Role
from app.core.refusal import Refusal

OWNER: frozenset[Role] = frozenset({"presenter"})
RUNNERS: frozenset[Role] = frozenset({"presenter", "co_presenter"})
HOSTS: frozenset[Role] = frozenset(HOST_ROLES)
EVERYBODY: frozenset[Role] = frozenset(PERSON_ROLES)
READERS: frozenset[Role] = frozenset(ALL_ROLES)


@dataclass(frozen=True, slots=True)
class Permission:
    """What can be done with a live session that the actor reaches, and the roles that may.

    A program needs a token with one of the `scopes`, too; without any, no program may.
    """

    name: str
    roles: frozenset[Role]
    scopes: frozenset[str] = frozenset()


class NotAllowed(Refusal):
    """The actor reaches the session, but their role may not do this."""

    code, status = "not_allowed", 403
    ko = "이 세션에서 할 수 없는 일이에요."
    en = "Your role in this session does not allow that."


class ScopeMissing(Refusal):
    """The presenter may do this, but this program of theirs may not."""

    code, status = "scope_missing", 403
    ko = "이 토큰의 권한으로는 할 수 없는 일이에요."
    en = "The scopes of this token do not allow that."


def scopes(*names: str) -> frozenset[str]:
    """Return scopes of which a program's token needs one."""
    return frozenset(names)


def check(actor: Actor, permission: Permission) -> None:
    """Check that the actor may do this.

    Raises:
        NotAllowed: their role may not.
        ScopeMissing: their role may, but not the token that they gave to a program.
    """
    if actor.role not in permission.roles:
        raise NotAllowed
    if actor.scopes is not None and permission.scopes.isdisjoint(actor.scopes):
        raise ScopeMissing


async def anybody() -> None:
    """FastAPI dependency: marks a route that needs no bearer token."""
