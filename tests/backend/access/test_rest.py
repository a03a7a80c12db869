"""Every REST route for everybody: each declares a rule, and answers as that rule says.

The routes come from the app itself, so a new one without a rule fails here.
"""

import sqlite3
from contextlib import closing
from typing import Any

import httpx
import pytest
from fastapi import APIRouter
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.permissions import HOSTS, OWNER, RUNNERS, Permission
from app.main import app
from app.storage.database import Base, get_engine
from app.web.pages import _EMBED, _HOMES, _SHELLS, _TEST_LOGIN
from fixtures.actors import rest_client
from fixtures.answers import ALLOWED, NO_BEARER, OUTSIDERS, Answer
from fixtures.feature_contracts import filled, of_features
from fixtures.known_actors import KnownActors, known_actors
from fixtures.rules import OfUser, Operation, Rule, others, rules_of

RULES = {operation: next(iter(rules), None) for operation, rules in rules_of(app.routes).items()}
NO_PATHS = {"/api/openapi.json", "/api/asyncapi.json", "/worker.js", "/assets", "/socket.io"}

USERS = {"owner", "other presenter"}
INSIDERS = {"owner": "presenter"} | {
    name: name for name in ("co_presenter", "moderator", "participant", "screen")
}
# Least first: what the owner does may end it all.
IN_ORDER = ["screen", "participant", "moderator", "co_presenter", "owner"]

BODIES: dict[Operation, Any] = {
    **of_features("BODIES"),
    ("post", "/api/sessions"): {"title": "제목"},
    ("patch", "/api/sessions/{session_id}"): {"title": "바뀐 제목"},
    ("patch", "/api/sessions/{session_id}/features"): {"chat": False},
    ("post", "/api/sessions/{session_id}/code"): {},
    ("put", "/api/sessions/{session_id}/words"): {"words": ["말"]},
    ("post", "/api/sessions/{session_id}/invitations"): {"role": "moderator"},
    ("post", "/api/sessions/{session_id}/held/approve"): {},
    ("post", "/api/sessions/{session_id}/join-link"): {"passcode": "1234"},
    ("put", "/api/sessions/{session_id}/participants/{participant_id}/mute"): {},
    ("put", "/api/sessions/{session_id}/participants/{participant_id}/nickname"): {
        "nickname": "renamed {number}"
    },
    ("put", "/api/sessions/{session_id}/pinned"): {"message_id": "{message_id}"},
    ("put", "/api/sessions/{session_id}/retention"): {"days": 30},
    ("put", "/api/sessions/{session_id}/stage"): {"show": "chat"},
    ("post", "/api/account/deletion"): {"email": "another@example.com"},
    ("post", "/api/sessions/{session_id}/newcomers/admit"): {"ids": ["x"]},
    ("patch", "/api/account"): {"name": "somebody else"},
    ("post", "/auth/test-login"): {"email": "somebody@example.com"},
    ("post", "/api/join/{session_code}"): {"nickname": "guest {number}"},
    ("post", "/api/invitations/preview"): {"invitation": "guess"},
    ("post", "/api/invitations"): {"invitation": "guess", "name": "guest {number}"},
}
# Whoever may ask for these is refused for another reason: no passcode here, no such address.
IN_VAIN = {
    **of_features("IN_VAIN"),
    ("post", "/api/sessions/{session_id}/join-link"): "passcode_wrong",
    ("post", "/api/account/deletion"): "email_mismatch",
    ("post", "/api/sessions/{session_id}/archive"): "session_running",
}
OF_THE_OWNER = {
    ("post", "/api/sessions/{session_id}/archive"),
    ("post", "/api/sessions/{session_id}/duplicate"),
    ("post", "/api/sessions/{session_id}/reopen"),
    ("post", "/api/sessions/{session_id}/unarchive"),
    ("delete", "/api/sessions/{session_id}"),
    ("put", "/api/sessions/{session_id}/retention"),
    ("post", "/api/sessions/{session_id}/invitations"),
    ("get", "/api/sessions/{session_id}/crew"),
    ("post", "/api/sessions/{session_id}/report"),
    ("get", "/api/sessions/{session_id}/report/{report_id}"),
    ("delete", "/api/sessions/{session_id}/crew/{crew_id}"),
    ("post", "/api/sessions/{session_id}/rehearsal"),
    ("get", "/api/sessions/{session_id}/rehearsal"),
    ("delete", "/api/sessions/{session_id}/rehearsal"),
}
NOT_OF_MODERATORS = {
    ("patch", "/api/sessions/{session_id}"),
    ("post", "/api/sessions/{session_id}/activate"),
    ("post", "/api/sessions/{session_id}/pause"),
    ("post", "/api/sessions/{session_id}/end"),
    ("patch", "/api/sessions/{session_id}/features"),
    ("post", "/api/sessions/{session_id}/code"),
    ("post", "/api/sessions/{session_id}/join-link"),
    ("get", "/api/sessions/{session_id}/words"),
    ("put", "/api/sessions/{session_id}/words"),
    ("put", "/api/sessions/{session_id}/logo"),
    ("delete", "/api/sessions/{session_id}/logo"),
}
EVERY_RULE = sorted(rule_item for rule_item in RULES.items() if rule_item[1] != "anybody")
EACH = pytest.mark.parametrize(
    ("operation", "rule"), EVERY_RULE, ids=[" ".join(operation) for operation, _ in EVERY_RULE]
)
OPEN = sorted(operation for operation, rule in RULES.items() if rule == "anybody")


@pytest.fixture(params=["sqlite"])
def database_kind(request: pytest.FixtureRequest) -> str:
    """Access is decided before the database matters."""
    kind: str = request.param
    return kind


def expected(rule: Rule, who: str) -> Answer:
    """What the table says."""
    if who in NO_BEARER:
        return NO_BEARER[who]
    if not isinstance(rule, Permission):
        return OF_NO_ACTION["user" if isinstance(rule, OfUser) else rule](who)
    if who in OUTSIDERS:
        return OUTSIDERS[who]
    return ALLOWED if INSIDERS[who] in rule.roles else (403, "not_allowed")


def _of_user(who: str) -> Answer:
    return ALLOWED if who in USERS else (401, "token_invalid")


def _of_co_host(who: str) -> Answer:
    if who == "revoked crew":
        return OUTSIDERS[who]
    is_co_host = who in ("co_presenter", "moderator", "crew elsewhere")
    return ALLOWED if is_co_host else (401, "token_invalid")


def _of_participant(who: str) -> Answer:
    """Whoever was removed still has their data; a host is no participant."""
    if who in ("crew as participant", "strayed participant"):
        return OUTSIDERS[who]
    return ALLOWED if who in ("participant", "removed participant") else (404, "session_not_found")


def _of_joined_participant(who: str) -> Answer:
    """Whoever was removed has none."""
    return OUTSIDERS[who] if who == "removed participant" else _of_participant(who)


OF_NO_ACTION = {
    "user": _of_user,
    "crew": _of_co_host,
    "participant": _of_participant,
    "joined participant": _of_joined_participant,
}


async def ask(
    client: httpx.AsyncClient, operation: Operation, actors: KnownActors, who: str
) -> Answer:
    """Ask for something, as somebody, with a body that would be good."""
    method, path = operation
    token, body = actors.tokens[who], BODIES.get(operation)
    known = {**actors.ids, "number": list(actors.tokens).index(who)}
    if body:
        body = {name: filled(value, known) for name, value in body.items()}
    headers = {"authorization": f"Bearer {token}"} if token else {}
    response = await client.request(method, path.format(**actors.ids), json=body, headers=headers)
    assert (response.status_code == 401) == ("www-authenticate" in response.headers)
    code = response.json().get("code") if response.status_code >= 400 else None
    return response.status_code, code


def everything() -> dict[str, list[Any]]:
    """Every row of every table, of the file itself: the app's engine costs ten times as much."""
    names = [table.name for table in Base.metadata.sorted_tables]
    with closing(sqlite3.connect(str(get_engine().url.database))) as file:
        return {name: sorted(file.execute(f'SELECT * FROM "{name}"'), key=str) for name in names}


def test_every_route_declares_one_rule():
    declared = rules_of(app.routes)
    unclear = {operation for operation, rules in declared.items() if len(rules) != 1}
    assert not unclear, "declare who may, with May(...), Presenter, CurrentCoHost or anybody"
    documented = {(m, path) for path, ways in app.openapi()["paths"].items() for m in ways}
    assert declared.keys() == documented


def test_a_route_without_a_rule_is_found():
    router = APIRouter()
    router.get("/api/sessions/{session_id}/secret")(lambda: None)
    assert rules_of(router.routes) == {("get", "/api/sessions/{session_id}/secret"): set()}


def test_what_is_no_api_route_is_a_page_or_a_file():
    pages = {_EMBED} | set(_SHELLS) | set(_HOMES) | set(_TEST_LOGIN)
    assert others(app.routes) == NO_PATHS | pages


def test_the_table_is_what_was_agreed():
    of_sessions = {op: rule for op, rule in RULES.items() if "/api/sessions/{session_id}" in op[1]}
    may = {op: rule.roles for op, rule in of_sessions.items() if isinstance(rule, Permission)}
    assert {op for op, roles in may.items() if roles == OWNER} == OF_THE_OWNER
    assert {op for op, roles in may.items() if roles == RUNNERS} == NOT_OF_MODERATORS
    assert {"presenter"} == OWNER
    assert {"presenter", "co_presenter"} == RUNNERS
    assert {"presenter", "co_presenter", "moderator"} == HOSTS


# `test_after_the_end` has what an end changes: that it does not change who may is asked at night.
@EACH
@pytest.mark.parametrize("status", ["active", pytest.param("ended", marks=pytest.mark.nightly)])
async def test_everybody_gets_what_the_rule_says(
    db: AsyncSession, operation: Operation, rule: Rule, status: str
):
    people = await known_actors(db, status)
    before = everything()
    wanted = {who: expected(rule, who) for who in people.tokens}
    async with rest_client() as client:
        refused = [who for who, answer in wanted.items() if answer != ALLOWED]
        got = {who: await ask(client, operation, people, who) for who in refused}
        assert got == {who: wanted[who] for who in refused}
        assert everything() == before
        for who in sorted(set(wanted) - set(refused), key=_order):
            answer = await ask(client, operation, people, who)
            reasons = {IN_VAIN.get(operation), "session_ended" if status == "ended" else None}
            assert answer[0] < 300 or answer[1] in reasons - {None}, answer


def _order(who: str) -> int:
    return IN_ORDER.index(who) if who in IN_ORDER else -1


@pytest.mark.parametrize("operation", OPEN, ids=[" ".join(operation) for operation in OPEN])
async def test_what_is_for_anybody_is_the_same_for_everybody(
    db: AsyncSession, operation: Operation
):
    people = await known_actors(db, "active")
    async with rest_client() as client:
        answers = {who: await ask(client, operation, people, who) for who in people.tokens}
    assert set(answers.values()) == {answers["nobody"]}
