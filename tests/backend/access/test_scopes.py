"""Every REST route for programs: a token's scopes say what they may do as their presenter."""

from datetime import timedelta

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from access.test_rest import ALLOWED, EACH, IN_VAIN, Answer, ask, everything
from app.core.permissions import Permission
from app.core.security import create_program_token, verify_token
from app.registry import FEATURES
from fixtures.actors import rest_client
from fixtures.known_actors import KnownActors, known_actors
from fixtures.programs import SCOPES, stored_tokens
from fixtures.rules import OfUser, Operation, Rule

PERMISSIONS = [permission for feature in FEATURES for permission in feature.permissions]
# Who could invite co-hosts could give away more than the token allows; the rest is participants'.
OF_NO_PROGRAM = {
    "manage_co_hosts",
    "answer",
    "change_nickname",
    "vote_answer",
    "send_pulse",
    "set_more_time",
    "show_session",
}
OF_NO_SCOPE: dict[Rule, Answer] = {
    "user": (403, "scope_missing"),
    "crew": (401, "token_invalid"),
    "participant": (404, "session_not_found"),
    "joined participant": (404, "session_not_found"),
}


@pytest.fixture(params=["sqlite"])
def database_kind(request: pytest.FixtureRequest) -> str:
    """Access is decided before the database matters."""
    kind: str = request.param
    return kind


def expected(rule: Rule, scope: str) -> Answer:
    """What a program with this one scope is answered."""
    permission = rule.permission if isinstance(rule, OfUser) else rule
    if not isinstance(permission, Permission):
        return OF_NO_SCOPE[rule]
    if "presenter" not in permission.roles:
        return 403, "not_allowed"
    return ALLOWED if scope in permission.scopes else (403, "scope_missing")


async def with_programs(db: AsyncSession) -> KnownActors:
    """Everybody, with a program for each scope of the owner's."""
    people = await known_actors(db, "active")
    owner = people.tokens["owner"]
    assert owner is not None
    deleted = create_program_token(verify_token(owner).sub, timedelta(days=1))
    programs = await stored_tokens(db, owner)
    return KnownActors(people.ids, {**people.tokens, **programs, "deleted": deleted})


def test_only_known_scopes_allow_something() -> None:
    used = {scope for permission in PERMISSIONS for scope in permission.scopes}
    assert used == set(SCOPES)


def test_what_no_program_may_do_is_what_was_agreed() -> None:
    assert {one.name for one in PERMISSIONS if not one.scopes} == OF_NO_PROGRAM


@EACH
async def test_programs_get_what_their_scopes_say(
    db: AsyncSession, operation: Operation, rule: Rule
) -> None:
    people = await with_programs(db)
    before = everything()
    wanted = {scope: expected(rule, scope) for scope in SCOPES}
    async with rest_client() as client:
        await refused_if_deleted(client, operation, people, rule)
        refused = [scope for scope, answer in wanted.items() if answer != ALLOWED]
        got = {scope: await ask(client, operation, people, scope) for scope in refused}
        assert got == {scope: wanted[scope] for scope in refused}
        assert everything() == before
        for scope in sorted(set(wanted) - set(refused))[:1]:
            answer = await ask(client, operation, people, scope)
            assert answer[0] < 300 or answer[1] == IN_VAIN.get(operation), answer


async def refused_if_deleted(
    client: httpx.AsyncClient, operation: Operation, people: KnownActors, rule: Rule
) -> None:
    """A program whose token is deleted does nothing."""
    of_nobody = OF_NO_SCOPE.get(rule, (401, "token_invalid"))
    assert await ask(client, operation, people, "deleted") == of_nobody
